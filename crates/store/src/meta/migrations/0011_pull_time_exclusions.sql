-- Users and roles, by ARN, whose pulls a registry does not record.
CREATE TABLE pull_time_exclusion (
    registry_id BIGINT NOT NULL,
    principal TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (registry_id, principal)
);
