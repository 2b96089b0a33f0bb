-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "study" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "headline" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "study_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "canonical" TEXT NOT NULL,
    "provider" TEXT,

    CONSTRAINT "model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "condition" (
    "id" SERIAL NOT NULL,
    "study_id" INTEGER NOT NULL,
    "key" BYTEA NOT NULL,
    "factors" JSONB NOT NULL,

    CONSTRAINT "condition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "condition_prompt" (
    "condition_id" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "body_hash" BYTEA NOT NULL,

    CONSTRAINT "condition_prompt_pkey" PRIMARY KEY ("condition_id","ordinal")
);

-- CreateTable
CREATE TABLE "run" (
    "id" SERIAL NOT NULL,
    "study_id" INTEGER NOT NULL,
    "identity" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "error" TEXT,
    "stated_total" INTEGER,
    "source_created_at" TEXT,
    "settings" JSONB NOT NULL,
    "citation" TEXT,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transcript" (
    "id" BIGSERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "study_id" INTEGER NOT NULL,
    "run_id" INTEGER NOT NULL,
    "model_id" INTEGER NOT NULL,
    "condition_id" INTEGER NOT NULL,
    "cell_id" INTEGER NOT NULL,
    "source_uuid" TEXT,
    "sample_id" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "failed" TEXT,
    "limit" TEXT,
    "stop_reason" TEXT,
    "started_at" TEXT,
    "place" TEXT NOT NULL,
    "message_count" INTEGER NOT NULL,
    "characters" INTEGER NOT NULL,
    "action" TEXT,
    "metadata" JSONB NOT NULL,

    CONSTRAINT "transcript_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "body" (
    "hash" BYTEA NOT NULL,
    "role" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "blocks" JSON NOT NULL,

    CONSTRAINT "body_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "body_overflow" (
    "body_hash" BYTEA NOT NULL,
    "part" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "body_overflow_pkey" PRIMARY KEY ("body_hash","part")
);

-- CreateTable
CREATE TABLE "message" (
    "transcript_id" BIGINT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "source_id" TEXT,

    CONSTRAINT "message_pkey" PRIMARY KEY ("transcript_id","ordinal")
);

-- CreateTable
CREATE TABLE "variable" (
    "id" SERIAL NOT NULL,
    "study_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT,
    "question" TEXT,
    "levels" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "variable_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "judge" (
    "id" SERIAL NOT NULL,
    "study_id" INTEGER NOT NULL,
    "key" BYTEA NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "model" TEXT,
    "version" TEXT,
    "prompt" TEXT,
    "rank" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "judge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "judgement" (
    "id" BIGSERIAL NOT NULL,
    "transcript_id" BIGINT NOT NULL,
    "variable_id" INTEGER NOT NULL,
    "judge_id" INTEGER NOT NULL,
    "level" TEXT,
    "number" DOUBLE PRECISION,
    "text" TEXT,
    "failure" TEXT,
    "explanation" TEXT,
    "judged_at" TEXT,
    "digest" BYTEA NOT NULL,
    "supersedes_id" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "judgement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" BIGSERIAL NOT NULL,
    "judgement_id" BIGINT NOT NULL,
    "message" INTEGER NOT NULL,
    "block" INTEGER,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment" (
    "id" BIGSERIAL NOT NULL,
    "transcript_id" BIGINT NOT NULL,
    "author" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "message" INTEGER,
    "start" INTEGER,
    "end" INTEGER,
    "exact" TEXT,
    "prefix" TEXT,
    "suffix" TEXT,
    "written_at" TEXT,
    "imported" BOOLEAN NOT NULL,
    "digest" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cell" (
    "id" SERIAL NOT NULL,
    "study_id" INTEGER NOT NULL,
    "key" BYTEA NOT NULL,
    "model_id" INTEGER NOT NULL,
    "condition_id" INTEGER NOT NULL,
    "run_id" INTEGER,
    "failed" BOOLEAN NOT NULL,
    "values" JSONB NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "cell_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_warning" (
    "id" SERIAL NOT NULL,
    "study_id" INTEGER NOT NULL,
    "run_id" INTEGER,
    "file" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "rejected" BOOLEAN NOT NULL,
    "digest" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_warning_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "study_slug_key" ON "study"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "model_name_canonical_key" ON "model"("name", "canonical");

-- CreateIndex
CREATE UNIQUE INDEX "condition_study_id_key_key" ON "condition"("study_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "run_study_id_identity_key" ON "run"("study_id", "identity");

-- CreateIndex
CREATE INDEX "transcript_study_id_id_idx" ON "transcript"("study_id", "id");

-- CreateIndex
CREATE INDEX "transcript_cell_id_id_idx" ON "transcript"("cell_id", "id");

-- CreateIndex
CREATE INDEX "transcript_run_id_id_idx" ON "transcript"("run_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "transcript_public_id_study_id_key" ON "transcript"("public_id", "study_id");

-- CreateIndex
CREATE INDEX "message_body_hash_idx" ON "message"("body_hash");

-- CreateIndex
CREATE UNIQUE INDEX "variable_study_id_key_key" ON "variable"("study_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "judge_study_id_key_key" ON "judge"("study_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "judgement_supersedes_id_key" ON "judgement"("supersedes_id");

-- CreateIndex
CREATE INDEX "judgement_judge_id_variable_id_idx" ON "judgement"("judge_id", "variable_id");

-- CreateIndex
CREATE UNIQUE INDEX "judgement_transcript_id_variable_id_judge_id_digest_key" ON "judgement"("transcript_id", "variable_id", "judge_id", "digest");

-- CreateIndex
CREATE INDEX "evidence_judgement_id_idx" ON "evidence"("judgement_id");

-- CreateIndex
CREATE UNIQUE INDEX "comment_transcript_id_digest_key" ON "comment"("transcript_id", "digest");

-- CreateIndex
CREATE UNIQUE INDEX "cell_study_id_key_key" ON "cell"("study_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "import_warning_study_id_digest_key" ON "import_warning"("study_id", "digest");

-- AddForeignKey
ALTER TABLE "condition" ADD CONSTRAINT "condition_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "condition_prompt" ADD CONSTRAINT "condition_prompt_condition_id_fkey" FOREIGN KEY ("condition_id") REFERENCES "condition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "condition_prompt" ADD CONSTRAINT "condition_prompt_body_hash_fkey" FOREIGN KEY ("body_hash") REFERENCES "body"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcript" ADD CONSTRAINT "transcript_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcript" ADD CONSTRAINT "transcript_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcript" ADD CONSTRAINT "transcript_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcript" ADD CONSTRAINT "transcript_condition_id_fkey" FOREIGN KEY ("condition_id") REFERENCES "condition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcript" ADD CONSTRAINT "transcript_cell_id_fkey" FOREIGN KEY ("cell_id") REFERENCES "cell"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "body_overflow" ADD CONSTRAINT "body_overflow_body_hash_fkey" FOREIGN KEY ("body_hash") REFERENCES "body"("hash") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_transcript_id_fkey" FOREIGN KEY ("transcript_id") REFERENCES "transcript"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_body_hash_fkey" FOREIGN KEY ("body_hash") REFERENCES "body"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variable" ADD CONSTRAINT "variable_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judge" ADD CONSTRAINT "judge_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_transcript_id_fkey" FOREIGN KEY ("transcript_id") REFERENCES "transcript"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_variable_id_fkey" FOREIGN KEY ("variable_id") REFERENCES "variable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_judge_id_fkey" FOREIGN KEY ("judge_id") REFERENCES "judge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "judgement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_judgement_id_fkey" FOREIGN KEY ("judgement_id") REFERENCES "judgement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_transcript_id_fkey" FOREIGN KEY ("transcript_id") REFERENCES "transcript"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cell" ADD CONSTRAINT "cell_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cell" ADD CONSTRAINT "cell_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cell" ADD CONSTRAINT "cell_condition_id_fkey" FOREIGN KEY ("condition_id") REFERENCES "condition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cell" ADD CONSTRAINT "cell_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_warning" ADD CONSTRAINT "import_warning_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_warning" ADD CONSTRAINT "import_warning_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows is written by hand: Prisma's schema language has no words for it.

-- What a row may say
ALTER TABLE "study" ADD CONSTRAINT "study_slug_check" CHECK ("slug" ~ '^[a-z0-9][a-z0-9-]*$');

ALTER TABLE "condition"
  ADD CONSTRAINT "condition_key_check" CHECK (octet_length("key") = 32),
  ADD CONSTRAINT "condition_factors_check" CHECK (jsonb_typeof("factors") = 'object');

ALTER TABLE "run"
  ADD CONSTRAINT "run_sha256_check" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "run_status_check" CHECK ("status" IN ('success', 'started', 'cancelled', 'error', 'unknown')),
  ADD CONSTRAINT "run_settings_check" CHECK (jsonb_typeof("settings") = 'object');

ALTER TABLE "transcript"
  ADD CONSTRAINT "transcript_public_id_check" CHECK ("public_id" ~ '^[0-9a-z]{13}$'),
  ADD CONSTRAINT "transcript_epoch_check" CHECK ("epoch" >= 0),
  ADD CONSTRAINT "transcript_message_count_check" CHECK ("message_count" >= 0),
  ADD CONSTRAINT "transcript_characters_check" CHECK ("characters" >= 0),
  ADD CONSTRAINT "transcript_metadata_check" CHECK (jsonb_typeof("metadata") = 'object');

ALTER TABLE "body"
  ADD CONSTRAINT "body_hash_check" CHECK (octet_length("hash") = 32),
  ADD CONSTRAINT "body_role_check" CHECK ("role" IN ('system', 'user', 'assistant', 'tool')),
  ADD CONSTRAINT "body_blocks_check" CHECK (json_typeof("blocks") = 'array');

ALTER TABLE "variable"
  ADD CONSTRAINT "variable_kind_check" CHECK ("kind" IN ('categorical', 'number', 'text')),
  ADD CONSTRAINT "variable_levels_check" CHECK (jsonb_typeof("levels") = 'array');

ALTER TABLE "judge"
  ADD CONSTRAINT "judge_key_check" CHECK (octet_length("key") = 32),
  ADD CONSTRAINT "judge_kind_check" CHECK ("kind" IN ('classifier', 'detector', 'person'));

-- A judgement is one value or the reason why there is none.
ALTER TABLE "judgement"
  ADD CONSTRAINT "judgement_value_check" CHECK (num_nonnulls("level", "number", "text", "failure") = 1);

ALTER TABLE "evidence" ADD CONSTRAINT "evidence_span_check" CHECK ("start" >= 0 AND "start" <= "end");

-- A comment is about a span or about the whole transcript, nothing between.
ALTER TABLE "comment"
  ADD CONSTRAINT "comment_span_check" CHECK ("start" >= 0 AND "start" <= "end"),
  ADD CONSTRAINT "comment_span_whole_check"
    CHECK (num_nonnulls("message", "start", "end", "exact", "prefix", "suffix") IN (0, 6));

ALTER TABLE "cell"
  ADD CONSTRAINT "cell_key_check" CHECK (octet_length("key") = 32),
  ADD CONSTRAINT "cell_values_check" CHECK (jsonb_typeof("values") = 'object'),
  ADD CONSTRAINT "cell_n_check" CHECK ("n" >= 0);

-- Full text. A tsvector holds at most 1 MB, so an index reaches so far into a text and the rest has its own rows.
-- Addresses and names are words of their own parts: <kyle.johnson@x.example> is found by johnson. What stands in
-- angle brackets would be a tag to Postgres, and a script's text no text at all.
CREATE FUNCTION "search_vector"("content" text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN to_tsvector('simple'::regconfig, translate(left("content", 200000), '@./_-<>', '       '));
CREATE INDEX "body_search" ON "body" USING gin (search_vector("text"));
CREATE INDEX "body_overflow_search" ON "body_overflow" USING gin (search_vector("text"));
