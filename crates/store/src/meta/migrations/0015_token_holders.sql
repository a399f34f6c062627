-- The unique id of whose a token is, for telling whether it still counts; empty for those handed out before.
ALTER TABLE issued_token ADD COLUMN holder TEXT NOT NULL DEFAULT '';
