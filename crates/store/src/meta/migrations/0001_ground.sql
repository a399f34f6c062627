-- Times are microseconds since the Unix epoch. Text compares by bytes. One text for SQLite and PostgreSQL.

CREATE TABLE deployment (
    id TEXT PRIMARY KEY,
    root_key_fingerprint TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- The position of the newest change; its one row is what a transaction takes last.
CREATE TABLE log_head (
    id BIGINT PRIMARY KEY,
    epoch BIGINT NOT NULL,
    number BIGINT NOT NULL
);
INSERT INTO log_head (id, epoch, number) VALUES (1, 1, 0);

CREATE TABLE change (
    epoch BIGINT NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    payload BYTEA,
    PRIMARY KEY (epoch, number)
);

CREATE TABLE account (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE access_key (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    sealed_secret BYTEA NOT NULL,
    status TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX access_key_by_account ON access_key (account, id);

CREATE TABLE registry (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    UNIQUE (kind, account, region)
);

CREATE TABLE repository (
    id BIGINT PRIMARY KEY,
    registry_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    tag_mutability TEXT NOT NULL,
    tag_mutability_exclusions TEXT NOT NULL,
    scan_on_push BIGINT NOT NULL,
    encryption_type TEXT NOT NULL,
    kms_key TEXT,
    UNIQUE (registry_id, name)
);

CREATE TABLE deleted_repository (
    id BIGINT PRIMARY KEY,
    registry_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    tag_mutability TEXT NOT NULL,
    tag_mutability_exclusions TEXT NOT NULL,
    scan_on_push BIGINT NOT NULL,
    encryption_type TEXT NOT NULL,
    kms_key TEXT,
    deleted_at BIGINT NOT NULL
);

CREATE TABLE resource_tag (
    repository_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (repository_id, name)
);

-- One stored object: its bytes are written once under the generation's name.
CREATE TABLE blob (
    generation TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    encryption_key TEXT NOT NULL,
    size BIGINT NOT NULL,
    stored_size BIGINT NOT NULL,
    format BIGINT NOT NULL,
    sealing TEXT,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX blob_by_digest ON blob (digest, account, region, encryption_key);

-- A blob is visible only through a link of the repository that is asked.
CREATE TABLE repo_blob (
    repository_id BIGINT NOT NULL,
    digest TEXT NOT NULL,
    generation TEXT NOT NULL,
    size BIGINT NOT NULL,
    wrapped_key BYTEA,
    linked_at BIGINT NOT NULL,
    PRIMARY KEY (repository_id, digest)
);
CREATE INDEX repo_blob_by_generation ON repo_blob (generation);

CREATE TABLE deleted_repo_blob (
    repository_id BIGINT NOT NULL,
    digest TEXT NOT NULL,
    generation TEXT NOT NULL,
    size BIGINT NOT NULL,
    wrapped_key BYTEA,
    linked_at BIGINT NOT NULL,
    deleted_at BIGINT NOT NULL,
    PRIMARY KEY (repository_id, digest, generation)
);

-- What may be megabytes stands last, so that reading the rest does not pass it.
CREATE TABLE manifest (
    repository_id BIGINT NOT NULL,
    digest TEXT NOT NULL,
    media_type TEXT NOT NULL,
    artifact_media_type TEXT,
    artifact_type TEXT,
    subject TEXT,
    image_size BIGINT NOT NULL,
    pushed_at BIGINT NOT NULL,
    size BIGINT NOT NULL,
    sealing TEXT,
    annotations TEXT,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (repository_id, digest)
);
CREATE INDEX manifest_by_subject ON manifest (repository_id, subject, digest) WHERE subject IS NOT NULL;

CREATE TABLE deleted_manifest (
    repository_id BIGINT NOT NULL,
    digest TEXT NOT NULL,
    media_type TEXT NOT NULL,
    artifact_media_type TEXT,
    artifact_type TEXT,
    subject TEXT,
    image_size BIGINT NOT NULL,
    pushed_at BIGINT NOT NULL,
    size BIGINT NOT NULL,
    sealing TEXT,
    annotations TEXT,
    bytes BYTEA NOT NULL,
    deleted_at BIGINT NOT NULL,
    PRIMARY KEY (repository_id, digest)
);

-- What a manifest names: blobs and, for an index, its children. Kept while the manifest is in the trash.
CREATE TABLE manifest_reference (
    repository_id BIGINT NOT NULL,
    manifest TEXT NOT NULL,
    digest TEXT NOT NULL,
    kind TEXT NOT NULL,
    media_type TEXT NOT NULL,
    PRIMARY KEY (repository_id, manifest, digest)
);
CREATE INDEX manifest_reference_by_digest ON manifest_reference (repository_id, digest, manifest);

CREATE TABLE tag (
    repository_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    moved_at BIGINT NOT NULL,
    PRIMARY KEY (repository_id, name)
);
CREATE INDEX tag_by_digest ON tag (repository_id, digest, name);
CREATE INDEX tag_in_order ON tag (repository_id, lower(name), name);

CREATE TABLE deleted_tag (
    repository_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    deleted_at BIGINT NOT NULL,
    PRIMARY KEY (repository_id, name)
);

-- Upkeep from here on: not logged and not rebuilt.

CREATE TABLE upload (
    id TEXT PRIMARY KEY,
    repository_id BIGINT NOT NULL,
    principal TEXT NOT NULL,
    generation TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    sha256_state BYTEA NOT NULL,
    sha512_state BYTEA,
    hash_version TEXT NOT NULL,
    boot_id TEXT NOT NULL,
    parts BIGINT NOT NULL,
    smallest_part BIGINT NOT NULL,
    last_part BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    active_at BIGINT NOT NULL
);
CREATE INDEX upload_by_principal ON upload (principal, active_at);
CREATE INDEX upload_by_activity ON upload (active_at, id);

CREATE TABLE pull (
    repository_id BIGINT NOT NULL,
    digest TEXT NOT NULL,
    pulled_at BIGINT NOT NULL,
    PRIMARY KEY (repository_id, digest)
);

CREATE TABLE issued_token (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    principal TEXT NOT NULL,
    access_key_id TEXT,
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX issued_token_by_expiry ON issued_token (expires_at);
