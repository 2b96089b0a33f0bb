-- AlterTable
ALTER TABLE "cell" ADD COLUMN     "excluded" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "verdicts" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "study" ADD COLUMN     "cell_layout" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "transcript" ADD COLUMN     "excluded" TEXT;

-- AlterTable
ALTER TABLE "variable" ADD COLUMN     "imported" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "detector" (
    "id" SERIAL NOT NULL,
    "judge_id" INTEGER NOT NULL,
    "variable_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" TEXT NOT NULL,
    "hit" TEXT NOT NULL,
    "miss" TEXT NOT NULL,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "detector_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "detector_judge_id_key" ON "detector"("judge_id");

-- AddForeignKey
ALTER TABLE "detector" ADD CONSTRAINT "detector_judge_id_fkey" FOREIGN KEY ("judge_id") REFERENCES "judge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "detector" ADD CONSTRAINT "detector_variable_id_fkey" FOREIGN KEY ("variable_id") REFERENCES "variable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows is written by hand.

ALTER TABLE "cell" ADD CONSTRAINT "cell_verdicts_check" CHECK (jsonb_typeof("verdicts") = 'object');

ALTER TABLE "detector" ADD CONSTRAINT "detector_version_check" CHECK ("version" >= 1);

-- The level that most of some judges gave, or null where none has more than half of those who gave one.
CREATE FUNCTION "majority"("verdicts" jsonb, "judges" text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (
    SELECT "counted"."level"
    FROM (
      SELECT "said"."value" AS "level", count(*) AS "votes", sum(count(*)) OVER () AS "all"
      FROM jsonb_each_text(coalesce("verdicts", '{}')) AS "said"("key", "value")
      WHERE "said"."key" = ANY("judges") AND "said"."value" IS NOT NULL
      GROUP BY "said"."value"
    ) AS "counted"
    WHERE 2 * "counted"."votes" > "counted"."all"
  );
