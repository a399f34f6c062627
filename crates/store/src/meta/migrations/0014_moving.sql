-- Whether `berth migrate` moves the deployment away, or has: where to, by which run, and since when. Servers write nothing
-- then.
ALTER TABLE log_head ADD COLUMN move_to TEXT NOT NULL DEFAULT '';
ALTER TABLE log_head ADD COLUMN move_run TEXT NOT NULL DEFAULT '';
ALTER TABLE log_head ADD COLUMN move_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE log_head ADD COLUMN moved BIGINT NOT NULL DEFAULT 0;
