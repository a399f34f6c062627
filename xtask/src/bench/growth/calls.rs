//! What is asked of a repository that grows.

use serde_json::{Value, json};
use std::time::Instant;

use super::IMAGES;
use crate::bench::aws::{self, Prepared};
use crate::bench::contestant::Server;
use crate::bench::http::{Answer, Connection, Content};
use crate::bench::payload::{Blob, Image, MANIFEST};

/// A call; those that list take pages of 100.
#[derive(Clone, Copy)]
pub(super) enum Call {
    DescribeImagesPage,
    DescribeImage,
    ListImagesPage,
    TaggedPage,
    UntaggedPage,
    TagsPage,
    ManifestGet,
    PutImage,
}

impl Call {
    pub(super) const ALL: [Self; 8] = [
        Self::DescribeImagesPage,
        Self::DescribeImage,
        Self::ListImagesPage,
        Self::TaggedPage,
        Self::UntaggedPage,
        Self::TagsPage,
        Self::ManifestGet,
        Self::PutImage,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::DescribeImagesPage => "DescribeImages, pages of 100",
            Self::DescribeImage => "DescribeImages of one tag",
            Self::ListImagesPage => "ListImages, pages of 100",
            Self::TaggedPage => "DescribeImages, tagged ones, pages of 100",
            Self::UntaggedPage => "DescribeImages, untagged ones, pages of 100",
            Self::TagsPage => "tags list, pages of 100",
            Self::ManifestGet => "manifest GET by tag",
            Self::PutImage => "PutImage",
        }
    }

    /// Makes the call `times` times over one connection; returns how long it waited for each answer, in seconds, the
    /// shortest first. What can be spread over the images is; pages follow one another, and begin again after the last.
    pub(super) fn repeat(
        self,
        server: &Server,
        images: u32,
        times: u32,
        image: &Image,
    ) -> Result<Vec<f64>, String> {
        let mut connection = match self {
            Self::TagsPage | Self::ManifestGet => server.connect(0)?,
            _ => Connection::open(server.address, None)?,
        };
        let mut asked = Asked { server, spread: 1, token: None, waited: Vec::new() };
        for number in 0..times {
            asked.spread = (asked.spread * 1_103_515_245 + 12_345) & 0x7fff_ffff;
            let tag = format!("v{}", asked.spread % u64::from(images));
            match self {
                Self::DescribeImagesPage => asked.page(&mut connection, "DescribeImages", "ANY")?,
                Self::ListImagesPage => asked.page(&mut connection, "ListImages", "ANY")?,
                Self::TaggedPage => asked.page(&mut connection, "DescribeImages", "TAGGED")?,
                Self::UntaggedPage => asked.page(&mut connection, "DescribeImages", "UNTAGGED")?,
                Self::DescribeImage => {
                    let input = json!({ "repositoryName": IMAGES, "imageIds": [{ "imageTag": tag }] });
                    asked.call(&mut connection, "DescribeImages", &input)?;
                }
                Self::PutImage => {
                    let input = another(image, number)?;
                    asked.call(&mut connection, "PutImage", &input)?;
                }
                Self::TagsPage => {
                    asked.get(&mut connection, &format!("/v2/{IMAGES}/tags/list?n=100&last={tag}"))?
                }
                Self::ManifestGet => asked.get(&mut connection, &format!("/v2/{IMAGES}/manifests/{tag}"))?,
            }
        }
        asked.waited.sort_by(f64::total_cmp);
        Ok(asked.waited)
    }
}

/// The input that puts an image no call has put, with the blobs of `image`.
fn another(image: &Image, number: u32) -> Result<Value, String> {
    let mut manifest: Value =
        serde_json::from_slice(&image.manifest.bytes).map_err(|error| error.to_string())?;
    let unlike = crate::bench::payload::random(16)?;
    manifest["annotations"]["org.opencontainers.image.revision"] = hex::encode(unlike).into();
    let tag = format!("put-{number}");
    Ok(json!({ "repositoryName": IMAGES, "imageManifest": manifest.to_string(), "imageTag": tag }))
}

struct Asked<'a> {
    server: &'a Server,
    spread: u64,
    token: Option<String>,
    waited: Vec<f64>,
}

impl Asked<'_> {
    /// The next page of images, or the first one after the last.
    fn page(&mut self, connection: &mut Connection, operation: &str, tags: &str) -> Result<(), String> {
        let filter = json!({ "tagStatus": tags });
        let mut input = json!({ "repositoryName": IMAGES, "maxResults": 100, "filter": filter });
        if let Some(token) = self.token.take() {
            input["nextToken"] = token.into();
        }
        let output = self.call(connection, operation, &input)?;
        self.token = output["nextToken"].as_str().map(str::to_owned);
        Ok(())
    }

    fn call(&mut self, connection: &mut Connection, operation: &str, input: &Value) -> Result<Value, String> {
        let prepared = Prepared::new(self.server.address, aws::ACCESS_KEY_ID, operation, input)?;
        let begun = Instant::now();
        let answer = prepared.send(connection);
        self.waited.push(begun.elapsed().as_secs_f64());
        aws::output(operation, answer?)
    }

    fn get(&mut self, connection: &mut Connection, target: &str) -> Result<(), String> {
        let begun = Instant::now();
        let answer: Answer = connection.send("GET", target, &[("Accept", MANIFEST)], Content::Whole(&[]))?;
        self.waited.push(begun.elapsed().as_secs_f64());
        answer.expect(200, target).map(|_| ())
    }
}

/// The image that all others are like.
pub(in crate::bench) fn model() -> Result<Image, String> {
    let layer = Blob::new(crate::bench::payload::random(1024)?);
    let config = Blob::config("growth", &layer);
    Ok(Image::new((IMAGES.to_owned(), "model".to_owned()), layer, config, 0))
}
