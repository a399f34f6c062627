-- Who may do what. Users, groups, roles, managed policies, instance profiles, OIDC providers and an organisation's
-- units and policies are entities; `body` holds, as JSON, what only its kind has.
CREATE TABLE iam_entity (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    path TEXT NOT NULL,
    arn TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (account, kind, name_key)
);
CREATE UNIQUE INDEX iam_entity_by_arn ON iam_entity (arn);

-- `subject` is an entity (or an account), `object` an entity, or the ARN of a managed policy.
CREATE TABLE iam_relation (
    subject TEXT NOT NULL,
    kind TEXT NOT NULL,
    object TEXT NOT NULL,
    related_at BIGINT NOT NULL,
    PRIMARY KEY (subject, kind, object)
);
CREATE INDEX iam_relation_by_object ON iam_relation (object, kind, subject);

-- Policy documents as they were given: inline ones, versions of managed ones, the current version, trust policies.
CREATE TABLE iam_document (
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    document TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (owner, kind, name)
);

CREATE TABLE iam_tag (
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (owner, name)
);

-- The user that holds the key; none for the account's root.
ALTER TABLE access_key ADD COLUMN user_id TEXT;
CREATE INDEX access_key_by_user ON access_key (user_id, id) WHERE user_id IS NOT NULL;

-- Registry tokens and sessions that were issued up to a time no longer count: of one token, one key, or one principal.
CREATE TABLE revocation (
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    up_to BIGINT NOT NULL,
    PRIMARY KEY (kind, subject)
);

CREATE TABLE repository_policy (
    repository_id BIGINT PRIMARY KEY,
    document TEXT NOT NULL
);

CREATE TABLE registry_policy (
    registry_id BIGINT PRIMARY KEY,
    document TEXT NOT NULL
);

-- Settings of a registry (AWS's account settings), by name.
CREATE TABLE registry_setting (
    registry_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (registry_id, name)
);

-- Settings of a repository that ECR does not have, by name.
CREATE TABLE repository_setting (
    repository_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (repository_id, name)
);

-- Upkeep from here on: not logged and not rebuilt.

-- What a session carries that its registry token has no room for.
CREATE TABLE iam_session (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX iam_session_by_expiry ON iam_session (expires_at);

CREATE TABLE access_key_use (
    id TEXT PRIMARY KEY,
    used_at BIGINT NOT NULL,
    service TEXT NOT NULL,
    region TEXT NOT NULL
);

-- Requests that were denied lately, for those who ask why.
CREATE TABLE denial (
    request_id TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX denial_by_time ON denial (at);
