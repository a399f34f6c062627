use std::path::PathBuf;
use std::time::Duration;

use object_store::aws::{AmazonS3, AmazonS3Builder, Checksum};
use object_store::{BackoffConfig, Certificate, ClientOptions, RetryConfig};

use super::super::BlobError;
use super::transport::Connector;

/// Where the objects lie, and how to get at them.
#[derive(Clone, Debug)]
pub struct S3Options {
    /// The bucket, which must be there already.
    pub bucket: String,
    /// What all keys begin with, without slashes at its ends; may be empty.
    pub prefix: String,
    /// The server's URL; Amazon's for the region if there is none.
    pub endpoint: Option<String>,
    /// The server's URL as clients reach it, for redirects; `endpoint` if there is none.
    pub public_endpoint: Option<String>,
    /// The region to sign for.
    pub region: String,
    /// The key to sign with. Without it the usual `AWS_*` variables count, then the credentials of the
    /// container or the instance.
    pub access_key_id: Option<String>,
    /// The secret of that key.
    pub secret_access_key: Option<String>,
    /// The session's token, where the key is a temporary one.
    pub session_token: Option<String>,
    /// Whether the bucket stands in the URL's path instead of its host.
    pub path_style: bool,
    /// How many bytes of uploads may wait in memory, in the whole process: at least 16 MiB.
    pub buffer_bytes: u64,
    /// A file of PEM certificates to trust besides the system's.
    pub ca_file: Option<PathBuf>,
}

impl S3Options {
    /// What speaks to the server, at the public endpoint if `public`.
    pub(super) fn connect(&self, connector: Connector, public: bool) -> Result<AmazonS3, BlobError> {
        let wrong = |error: &dyn std::fmt::Display| BlobError::Unreachable {
            what: format!("the settings of bucket {} are not usable: {error}", self.bucket),
        };
        let mut client = ClientOptions::new()
            .with_timeout_disabled()
            .with_connect_timeout(Duration::from_secs(5))
            .with_pool_idle_timeout(Duration::from_secs(15));
        if let Some(path) = &self.ca_file {
            let pem = std::fs::read(path).map_err(|error| BlobError::io("read", path, error))?;
            for certificate in Certificate::from_pem_bundle(&pem).map_err(|error| wrong(&error))? {
                client = client.with_root_certificate(certificate);
            }
        }
        let mut builder = match (&self.access_key_id, &self.secret_access_key) {
            (Some(id), Some(secret)) => {
                AmazonS3Builder::new().with_access_key_id(id).with_secret_access_key(secret)
            }
            _ => AmazonS3Builder::from_env(),
        };
        if let Some(token) = &self.session_token {
            builder = builder.with_token(token);
        }
        if let Some(endpoint) = self.endpoint(public) {
            builder = builder.with_endpoint(endpoint);
        }
        // Retries are the connector's, which knows how all requests of the process fare.
        let once =
            RetryConfig { max_retries: 0, backoff: BackoffConfig::default(), ..RetryConfig::default() };
        builder
            .with_client_options(client)
            .with_allow_http(true)
            .with_bucket_name(&self.bucket)
            .with_region(&self.region)
            .with_virtual_hosted_style_request(!self.path_style)
            .with_checksum_algorithm(Checksum::SHA256)
            .with_retry(once)
            .with_http_connector(connector)
            .build()
            .map_err(|error| wrong(&error))
    }

    /// The endpoint as the builder wants it: with the bucket in its host, unless that stands in the path.
    fn endpoint(&self, public: bool) -> Option<String> {
        let chosen = if public {
            self.public_endpoint.as_ref().or(self.endpoint.as_ref())
        } else {
            self.endpoint.as_ref()
        };
        let endpoint = chosen?.trim_end_matches('/');
        if self.path_style {
            return Some(endpoint.to_owned());
        }
        Some(match endpoint.split_once("://") {
            Some((scheme, host)) => format!("{scheme}://{}.{host}", self.bucket),
            None => endpoint.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blobs::{Blobs, Generation};

    async fn redirect(endpoint: Option<&str>, public: Option<&str>, path_style: bool) -> String {
        let options = S3Options {
            bucket: "blobs".to_owned(),
            prefix: "/team/".to_owned(),
            endpoint: endpoint.map(str::to_owned),
            public_endpoint: public.map(str::to_owned),
            region: "eu-west-1".to_owned(),
            access_key_id: Some("id".to_owned()),
            secret_access_key: Some("secret".to_owned()),
            session_token: None,
            path_style,
            buffer_bytes: 16 << 20,
            ca_file: None,
        };
        let generation = Generation::parse("a70000000000000000000000000000ff").unwrap();
        let url = Blobs::s3(options).unwrap().redirect(&generation, 60).await.unwrap().unwrap();
        let (place, query) = url.split_once("/team/a7/a70000000000000000000000000000ff?").unwrap();
        assert!(query.contains("X-Amz-Expires=60") && query.contains("eu-west-1"), "{query}");
        place.to_owned()
    }

    #[tokio::test]
    async fn the_bucket_stands_in_the_host_or_in_the_path() {
        let inside = Some("https://s3.inside:9000/");
        assert_eq!(redirect(None, None, false).await, "https://blobs.s3.eu-west-1.amazonaws.com");
        assert_eq!(redirect(None, None, true).await, "https://s3.eu-west-1.amazonaws.com/blobs");
        assert_eq!(redirect(inside, None, false).await, "https://blobs.s3.inside:9000");
        assert_eq!(redirect(inside, None, true).await, "https://s3.inside:9000/blobs");
        assert_eq!(redirect(inside, Some("http://s3.outside"), true).await, "http://s3.outside/blobs");
    }
}
