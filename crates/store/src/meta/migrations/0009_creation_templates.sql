-- What repositories are to be like that come into being because of a push, by the prefix of their names. `body` is JSON.
CREATE TABLE creation_template (
    registry_id BIGINT NOT NULL,
    prefix TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (registry_id, prefix)
);
