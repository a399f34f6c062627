use std::path::PathBuf;

use super::values::{self, Taken};
use super::{BlobsAddress, Config, DatabaseAddress, LogFormat};
use crate::audit::Events;

/// One setting: its name everywhere, its default, what it takes and what it is for.
///
/// In the file it is the key, with its table before the dot; in the environment it is [`Setting::variable`].
/// An empty default stands for "not set".
#[derive(Debug)]
pub struct Setting {
    /// The key in the file, such as `limits.connections`.
    pub key: &'static str,
    /// The default as it would be written.
    pub default: &'static str,
    /// What it is for, in one or two sentences.
    pub doc: &'static str,
    /// Never printed back, not even in errors.
    pub secret: bool,
    pub(super) apply: fn(&mut Config, &str) -> Taken<()>,
}

impl Setting {
    /// The environment variable: `BERTH_`, the key in upper case, `_` for each dot.
    pub fn variable(&self) -> String {
        format!("BERTH_{}", self.key.to_ascii_uppercase().replace('.', "_"))
    }

    /// The reference page: every setting in Markdown.
    pub fn reference() -> String {
        let mut page = String::from(INTRODUCTION);
        for setting in SETTINGS {
            let default = match setting.default {
                "" => String::from("not set"),
                text => format!("`{text}`"),
            };
            let (key, doc, variable) = (setting.key, setting.doc.trim(), setting.variable());
            page += &format!("### `{key}`\n\n{doc}\n\nDefault: {default}. Environment: `{variable}`.\n\n");
        }
        page + TABLES
    }
}

const INTRODUCTION: &str = "\
# Configuration

Berth starts without any. A flag (`berth serve --help`) goes before an environment variable, that before the file of
`--config` or `BERTH_CONFIG`, and the file before the default. The file is TOML; a key with a dot stands in the table
before the dot. In the environment a list is separated by commas, and an empty value counts as not set. An unknown key
or a bad value ends the start with its place and the nearest known key. An unknown variable does not, because
orchestrators set `BERTH_…` variables of their own: one that looks like a misspelt setting is warned about in the log.

This page is what `berth settings` prints.

";

const TABLES: &str = "\
### `[[accounts]]`

More accounts, each with an `id` and, if Berth shall not make them, `root_access_key_id` and `root_secret_access_key`.
Credentials that Berth makes are kept in `root-credentials` in the data folder. Only in the file.

### `[[hosts]]`

Host names that stand for an account, a region or both: `name`, `account`, `region`. Hosts as AWS shapes them
(`123456789012.dkr.ecr.us-east-1.amazonaws.com`) stand for theirs without an entry. Only in the file.
";

macro_rules! settings {
    ($($(#[doc = $doc:literal])+ $key:literal = $default:literal $(($secret:ident))?, |$c:ident, $v:ident| $body:expr;)+) => {
        /// Every setting there is, except the tables `[[accounts]]` and `[[hosts]]`, which only a file can hold.
        pub const SETTINGS: &[Setting] = &[$(Setting {
            key: $key,
            default: $default,
            doc: concat!($($doc),+),
            secret: false $(|| stringify!($secret).len() > 0)?,
            apply: |$c, $v| { $body; Ok(()) },
        }),+];
    };
}

settings! {
    /// Address and port that clients connect to. Port 0 takes a free one, which the ready line names.
    "listen" = "127.0.0.1:5000", |c, v| c.listen = values::address(v)?;
    /// The folder that holds everything Berth keeps. It is made, for its owner alone, if it does not exist.
    "data" = "./berth-data", |c, v| c.data = values::parsed::<PathBuf>(v, "a path")?;
    /// Where the rows are kept: `sqlite:PATH`, or `postgres://USER:PASSWORD@HOST/NAME` with `sslmode` (`disable`, `prefer`, `require`, `verify-full`), `sslrootcert` and `pool_size` (connections of this process) as parameters. Without it, the SQLite file `berth.db` in the data folder.
    "database" = "" (secret), |c, v| c.database = DatabaseAddress::parse(v)?;
    /// Where the blobs are kept: `folder:PATH`, or `s3://BUCKET/PREFIX` with the parameters `endpoint` (URL of the server; AWS's own without it), `region`, `public_endpoint` (URL under which clients reach it) and `path_style` (`true` or `false`). Without it, the folder `blobs` in the data folder.
    "blobs" = "", |c, v| c.blobs = BlobsAddress::parse(v)?;
    /// The access key id for the bucket, with `blobs_secret_access_key`. Without both, the usual `AWS_…` variables count, then the machine's own role.
    "blobs_access_key_id" = "" (secret), |c, v| c.blobs_access_key_id = values::optional(v, values::access_key_of_s3)?;
    /// The secret access key for the bucket.
    "blobs_secret_access_key" = "" (secret), |c, v| c.blobs_secret_access_key = values::optional(v, values::secret)?;
    /// PEM file of the authority that vouches for the S3 server, beside those of the system.
    "blobs_ca_file" = "", |c, v| c.blobs_ca_file = values::optional(v, |v| values::parsed(v, "a path"))?;
    /// Whether clients that pull a blob are sent to the bucket by a URL that lives five minutes. They must reach it.
    "blobs_redirect" = "false", |c, v| c.blobs_redirect = values::boolean(v)?;
    /// Memory for parts on their way to the bucket, of all uploads together. An upload waits for its share.
    "blobs_buffer_bytes" = "134217728", |c, v| c.blobs_buffer_bytes = values::number(v, 16 << 20, 1 << 40)?;
    /// The account whose registry answers where neither host, signature nor token names one.
    "account" = "123456789012", |c, v| c.account = values::parsed(v, "twelve digits")?;
    /// The region that answers where neither host, signature nor token names one.
    "region" = "us-east-1", |c, v| c.region = values::parsed(v, "a region's name, such as us-east-1")?;
    /// The regions that are served. Without any, each region that a signature or host names is served.
    "regions" = "", |c, v| c.regions = values::list(v, "a list of region names, such as us-east-1,eu-west-1")?;
    /// The URL that answers name: scheme and host, or `aws` for hosts as AWS shapes them. Without it, the address that is listened on. Who asks by this host gets URLs with this scheme, also where a proxy ended TLS.
    "url" = "", |c, v| c.url = values::public_address(v)?;
    /// The access key id of the account's root user, with `root_secret_access_key`. Without both, a pair is made at the first start and kept in the data folder. Another secret replaces that of the key; another id adds a key, and each start warns of active ones beside it.
    "root_access_key_id" = "" (secret), |c, v| c.root_access_key_id = values::optional(v, values::access_key_id)?;
    /// The secret access key of the account's root user.
    "root_secret_access_key" = "" (secret), |c, v| c.root_secret_access_key = values::optional(v, values::secret)?;
    /// The key that seals every secret: 64 hexadecimal digits. Without it, `root_key_file` counts.
    "root_key" = "" (secret), |c, v| c.root_key = values::optional(v, values::root_key)?;
    /// The file that holds the root key. Without it, `root-key` in the data folder, which is made at the first start.
    "root_key_file" = "", |c, v| c.root_key_file = values::optional(v, |v| values::parsed(v, "a path"))?;
    /// Addresses and networks of proxies in front of Berth, whose `X-Forwarded-Proto` and `X-Forwarded-For` are believed. They have to pass `Host` on as it came. Any other host than `url`'s is taken to be reached by HTTPS only if they say so.
    "trusted_proxies" = "", |c, v| c.trusted_proxies = values::networks(v)?;
    /// Hosts by name, and addresses and networks, that Berth may ask though they are private: OIDC providers inside. A host listed by name may also be asked over plain HTTP.
    "egress.allow" = "", |c, v| c.egress.allow = values::list(v, "a list of hosts and networks, such as sso.internal,10.1.0.0/16")?;
    /// PEM file of authorities that are believed beside the system's when Berth asks servers outside.
    "egress.ca_file" = "", |c, v| c.egress.ca_file = values::optional(v, |v| values::parsed(v, "a path"))?;
    /// Key sets of OpenID Connect providers that Berth does not reach: `ISSUER=FILE`, the issuer as tokens name it. Such a provider is never asked for others.
    "oidc_keys" = "", |c, v| c.oidc_keys = values::list(v, "a list of ISSUER=FILE, such as https://sso.example.com=/etc/berth/sso.json")?;
    /// How long a registry token (`docker login`) lives, if nothing ends it before. That of a session ends with the session.
    "token_seconds" = "43200", |c, v| c.token_seconds = values::count(v, 60, 43_200)?;
    /// For a machine of one's own: whether the default registry gets a [template](templates.md) that makes repositories on their first push, unless it has one.
    "dev" = "false", |c, v| c.dev = values::boolean(v)?;
    /// How long requests in flight may go on once Berth was told to stop.
    "drain_seconds" = "30", |c, v| c.drain = values::seconds(v)?;

    /// PEM file of the certificate and its chain. With `tls.key`, clients are answered over TLS.
    "tls.cert" = "", |c, v| c.tls.cert = values::optional(v, |v| values::parsed(v, "a path"))?;
    /// PEM file of the certificate's private key.
    "tls.key" = "", |c, v| c.tls.key = values::optional(v, |v| values::parsed(v, "a path"))?;
    /// How often the two files are looked at, so that replaced ones are picked up. SIGHUP looks at once.
    "tls.check_seconds" = "5", |c, v| c.tls.check = values::seconds(v)?;

    /// Address and port of the metrics for Prometheus, or `off`. If the default is taken, Berth starts without and says so.
    "metrics.listen" = "127.0.0.1:5001", |c, v| c.metrics.listen = if v == "off" { None } else { Some(values::address(v)?) };

    /// What is logged: `error`, `warn`, `info`, `debug` or `trace`.
    "log.level" = "info", |c, v| c.log.level = values::level(v)?;
    /// `json`, `text`, or `auto`: text on a terminal, else JSON.
    "log.format" = "auto", |c, v| c.log.format = values::word(v, &[("auto", LogFormat::Auto), ("json", LogFormat::Json), ("text", LogFormat::Text)])?;
    /// Whether each request is logged.
    "log.access" = "true", |c, v| c.log.access = values::boolean(v)?;

    /// What the audit records: `writes` (what changes something, hands out credentials or was denied), `all`, or `off`.
    "audit.events" = "writes", |c, v| c.audit.events = values::word(v, &[("off", Events::Off), ("writes", Events::Writes), ("all", Events::All)])?;
    /// The file that the audit goes to. Without it, `audit.jsonl` in the data folder; a process that has none, or shares it with another, adds the records to its log, unchained.
    "audit.file" = "", |c, v| c.audit.file = values::optional(v, |v| values::parsed(v, "a path"))?;
    /// Bytes after which the audit's file is put aside, as `NAME.1`, and a new one begun.
    "audit.file_bytes" = "67108864", |c, v| c.audit.file_bytes = values::number(v, 1 << 16, 1 << 40)?;
    /// How many files of the audit that were put aside are kept.
    "audit.files" = "8", |c, v| c.audit.files = values::count(v, 0, 100_000)?;

    /// Connections at a time; more wait until one ends.
    "limits.connections" = "4096", |c, v| c.limits.connections = values::count(v, 1, 1_000_000)?;
    /// Connections at a time from one address; more are closed at once. An IPv6 network of 64 bits counts as one; trusted proxies are exempt.
    "limits.connections_per_address" = "1024", |c, v| c.limits.connections_per_address = values::count(v, 1, 1_000_000)?;
    /// How long a new connection may stay silent.
    "limits.first_byte_seconds" = "10", |c, v| c.limits.first_byte = values::seconds(v)?;
    /// How long a TLS handshake may take.
    "limits.tls_handshake_seconds" = "10", |c, v| c.limits.tls_handshake = values::seconds(v)?;
    /// How long the headers of a request may take, from their first byte.
    "limits.header_seconds" = "10", |c, v| c.limits.header = values::seconds(v)?;
    /// How long a connection may stay open between requests.
    "limits.idle_seconds" = "60", |c, v| c.limits.idle = values::seconds(v)?;
    /// How long a client may take nothing of an answer.
    "limits.write_stall_seconds" = "60", |c, v| c.limits.write_stall = values::seconds(v)?;
    /// Bytes of a request's line and headers; more is answered with 431.
    "limits.header_bytes" = "32768", |c, v| c.limits.header_bytes = values::count(v, 4096, 1 << 20)?;
    /// Bytes of a request's path and query; more is answered with 414.
    "limits.uri_bytes" = "8192", |c, v| c.limits.uri_bytes = values::count(v, 1024, 65534)?;
    /// HTTP/2 streams at a time on one connection.
    "limits.streams" = "128", |c, v| c.limits.streams = values::count(v, 1, 10_000)?;
    /// How long a request's body may come as slowly as it likes. Only time spent waiting for the client counts.
    "limits.body_grace_seconds" = "60", |c, v| c.limits.body_grace = values::seconds(v)?;
    /// The span of waiting over which a body's rate is measured afterwards.
    "limits.body_window_seconds" = "30", |c, v| c.limits.body_window = values::seconds(v)?;
    /// The least rate of a request's body; slower is answered with 408.
    "limits.body_bytes_per_second" = "1024", |c, v| c.limits.body_bytes_per_second = values::number(v, 0, 1 << 40)?;

    /// Repositories of one registry. This quota and the others: 0 is unlimited.
    "quotas.repositories" = "100000", |c, v| c.quotas.repositories_per_registry = values::number(v, 0, 1 << 40)?;
    /// Images of one repository.
    "quotas.images_per_repository" = "100000", |c, v| c.quotas.images_per_repository = values::number(v, 0, 1 << 40)?;
    /// Tags of one image.
    "quotas.tags_per_image" = "1000", |c, v| c.quotas.tags_per_image = values::number(v, 0, 1 << 40)?;
    /// Repository creation templates of one registry.
    "quotas.templates" = "100", |c, v| c.quotas.templates_per_registry = values::number(v, 0, 1 << 40)?;
    /// Uploads of one principal that were active within ten minutes.
    "quotas.uploads_per_principal" = "1000", |c, v| c.quotas.uploads_per_principal = values::number(v, 0, 1 << 40)?;
    /// Bytes of one layer.
    "quotas.layer_bytes" = "54525952000", |c, v| c.quotas.layer_bytes = values::number(v, 0, 1 << 60)?;
    /// Parts of one upload by UploadLayerPart.
    "quotas.parts_per_upload" = "4200", |c, v| c.quotas.parts_per_upload = values::number(v, 0, 1 << 40)?;

    /// BatchCheckLayerAvailability and HEAD of a blob: requests a second of one account in one region, at this process. 0 is unlimited, here and below; AWS has 1,000.
    "throttles.batch_check_layer_availability" = "0", |c, v| c.throttles.batch_check_layer_availability = values::count(v, 0, 1_000_000)?;
    /// The same for BatchGetImage, and GET and HEAD of a manifest; AWS has 2,000.
    "throttles.batch_get_image" = "0", |c, v| c.throttles.batch_get_image = values::count(v, 0, 1_000_000)?;
    /// The same for CompleteLayerUpload and the PUT that ends an upload; AWS has 100.
    "throttles.complete_layer_upload" = "0", |c, v| c.throttles.complete_layer_upload = values::count(v, 0, 1_000_000)?;
    /// The same for GetAuthorizationToken; AWS has 500.
    "throttles.get_authorization_token" = "0", |c, v| c.throttles.get_authorization_token = values::count(v, 0, 1_000_000)?;
    /// The same for GetDownloadUrlForLayer and GET of a blob; AWS has 3,000.
    "throttles.get_download_url_for_layer" = "0", |c, v| c.throttles.get_download_url_for_layer = values::count(v, 0, 1_000_000)?;
    /// The same for InitiateLayerUpload and the POST that begins an upload; AWS has 100.
    "throttles.initiate_layer_upload" = "0", |c, v| c.throttles.initiate_layer_upload = values::count(v, 0, 1_000_000)?;
    /// The same for PutImage and PUT of a manifest; AWS has 10.
    "throttles.put_image" = "0", |c, v| c.throttles.put_image = values::count(v, 0, 1_000_000)?;
    /// The same for UploadLayerPart and the PATCH of an upload; AWS has 500.
    "throttles.upload_layer_part" = "0", |c, v| c.throttles.upload_layer_part = values::count(v, 0, 1_000_000)?;
    /// The same for all other operations of ECR together; AWS tells none.
    "throttles.other" = "0", |c, v| c.throttles.other = values::count(v, 0, 1_000_000)?;
    /// Requests a second of one principal, whatever it asks for; without credentials, of one address.
    "throttles.principal" = "0", |c, v| c.throttles.principal = values::count(v, 0, 1_000_000)?;
    /// For how many seconds what is not used of a rate is kept, to be used at once.
    "throttles.burst_seconds" = "2", |c, v| c.throttles.burst_seconds = values::count(v, 1, 3600)?;

    /// How often what is no longer needed is looked for.
    "collection.every_seconds" = "300", |c, v| c.collection.every = values::seconds(v)?;
    /// How long a blob that was pushed, mounted or asked for is kept for the manifest that is to name it. A change counts for what is promised from then on: leases that were given already last as long as was said.
    "collection.lease_seconds" = "86400", |c, v| c.collection.lease_seconds = values::days(v)?;
    /// How long what was deleted can be brought back. Its space is given back after that.
    "collection.undelete_seconds" = "86400", |c, v| c.collection.undelete_seconds = values::days(v)?;
    /// How long a blob that nothing names any more is kept.
    "collection.grace_seconds" = "3600", |c, v| c.collection.grace_seconds = values::days(v)?;
    /// How long bytes outlive the last row that names them, so that downloads under way come to their end.
    "collection.reader_grace_seconds" = "7200", |c, v| c.collection.reader_grace_seconds = values::days(v)?;
    /// How long an upload that nobody goes on with is kept.
    "collection.upload_idle_seconds" = "86400", |c, v| c.collection.upload_idle_seconds = values::days(v)?;
    /// How many days changes stay in the change log; 0 keeps all. The whole log, replayed, gives the rows back; a part of it only what changed since a backup of the database that is no older.
    "collection.log_days" = "0", |c, v| c.collection.log_days = values::count(v, 0, 36_500)?;

    /// How long it takes to restore an image from the archive.
    "archive.restore_seconds" = "10", |c, v| c.archive_restore = values::days(v)?;

    /// How long after a lifecycle policy was put it is evaluated, at most.
    "lifecycle.after_change_seconds" = "3600", |c, v| c.lifecycle.after_change = values::seconds(v)?;
    /// How often a lifecycle policy is evaluated, at least.
    "lifecycle.every_seconds" = "86400", |c, v| c.lifecycle.every = values::seconds(v)?;
    /// Whether lifecycle policies may select tags by regular expressions (`berth:tagRegexList`), which ECR's can't.
    "lifecycle.tag_regex" = "false", |c, v| c.lifecycle.tag_regex = values::boolean(v)?;
}
