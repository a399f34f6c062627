-- Tokens of one account are listed from the newest to the oldest.
CREATE INDEX issued_token_by_account ON issued_token (account, issued_at, id);
