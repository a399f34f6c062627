-- Where any process may go on with an upload, one has its turn at a time: a token that its writes must still find
-- here. What the blob store needs to go on stands beside the hash state. An upload that has ended is remembered for
-- a while: by the digest that it became, since a client may ask again, or as dropped, until its object is gone.
ALTER TABLE upload ADD COLUMN resume TEXT NOT NULL DEFAULT '';
ALTER TABLE upload ADD COLUMN turn TEXT NOT NULL DEFAULT '';
ALTER TABLE upload ADD COLUMN turn_until BIGINT NOT NULL DEFAULT 0;
ALTER TABLE upload ADD COLUMN ended TEXT NOT NULL DEFAULT '';

DROP INDEX upload_by_principal;
CREATE INDEX upload_by_principal ON upload (principal, active_at) WHERE ended = '';
CREATE INDEX upload_by_turn ON upload (turn) WHERE turn > '';
