-- Upkeep from here on: not logged and not rebuilt.

-- Objects that rows name and the blob store does not have as they say, until their content is pushed again.
CREATE TABLE lost_object (
    generation TEXT PRIMARY KEY,
    how TEXT NOT NULL,
    since BIGINT NOT NULL
);
