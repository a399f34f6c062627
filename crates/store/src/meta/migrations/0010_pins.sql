-- Tags and digests whose images no lifecycle rule may touch.
CREATE TABLE pin (
    repository_id BIGINT NOT NULL,
    reference TEXT NOT NULL,
    pinned_at BIGINT NOT NULL,
    PRIMARY KEY (repository_id, reference)
);

-- Upkeep from here on: not logged and not rebuilt.

-- Images that somebody said are in use, and until when that counts.
CREATE TABLE image_in_use (
    repository_id BIGINT NOT NULL,
    digest TEXT NOT NULL,
    until BIGINT NOT NULL,
    reporter TEXT NOT NULL,
    PRIMARY KEY (repository_id, digest)
);
CREATE INDEX image_in_use_by_time ON image_in_use (until, repository_id, digest);
