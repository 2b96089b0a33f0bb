-- The same sample under other conditions, and the other paths of a sample.
CREATE INDEX "transcript_study_id_sample_id_idx" ON "transcript"("study_id", "sample_id");
