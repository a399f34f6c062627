//! What small reads are spread over: many repositories with ten tags each, the same in every contestant.

use std::fmt::Write;
use std::fs;

use super::contestant::{Contestant, Server};
use super::crew::together;
use super::http::Content;
use super::payload::{Blob, Image, MANIFEST, random};
use super::push::{manifest_target, put_manifest};

/// Tags in each repository.
const TAGS: usize = 10;
/// The length of each manifest, in bytes.
const MANIFEST_BYTES: usize = 1519;
/// Clients that Berth knows apart.
const CLIENTS: usize = 100;
/// Connections that seed at a time.
const SEEDERS: usize = 16;

/// Every image that can be read, repository by repository.
pub(super) struct Catalogue {
    images: Vec<Image>,
}

/// How a manifest is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reference {
    Tag,
    Digest,
}

impl Catalogue {
    pub(super) fn new(repositories: usize) -> Result<Self, String> {
        let layer = Blob::new(random(1024)?);
        let config = Blob::config("bench", &layer);
        let images = (0..repositories * TAGS).map(|number| {
            let (repository, tag) = (format!("bench/r{:04}", number / TAGS), format!("v{}", number % TAGS));
            Image::new((repository, tag), layer.clone(), config.clone(), MANIFEST_BYTES)
        });
        Ok(Self { images: images.collect() })
    }

    /// Brings all of it into a server and reads a little of it back.
    pub(super) fn seed(&self, server: &mut Server) -> Result<(), String> {
        if server.contestant == Contestant::Nginx {
            self.write_files(server)?;
        } else {
            self.push_all(server)?;
        }
        self.images.iter().step_by(997).try_for_each(|image| {
            let target = manifest_target(&image.repository, &image.tag);
            let answer =
                server.connect(0)?.send("GET", &target, &[("Accept", MANIFEST)], Content::Whole(&[]))?;
            let same = answer.expect(200, &target)?.body == image.manifest.bytes;
            if same { Ok(()) } else { Err(format!("{target} is not what was put there")) }
        })
    }

    fn push_all(&self, server: &mut Server) -> Result<(), String> {
        let repositories: Vec<String> =
            self.repositories().map(|images| images[0].repository.clone()).collect();
        server.open(CLIENTS, &repositories)?;
        let server = &*server;
        let seeded = together(SEEDERS, |seeder| {
            let mut connection = server.connect(seeder)?;
            for images in self.repositories().skip(seeder).step_by(SEEDERS) {
                images[0].push_blobs(&mut connection)?;
                for image in images {
                    put_manifest(&mut connection, &image.repository, &image.tag, &image.manifest)?;
                }
            }
            Ok(())
        });
        seeded.map(|_| ())
    }

    /// The lines that [`super::load::get`] takes: each image once, in an order that jumps between repositories.
    pub(super) fn targets(&self, server: &Server, reference: Reference) -> String {
        let mut lines = String::new();
        for number in 0..self.images.len() {
            let target = self.target(number, reference);
            // Writing to a string can't fail.
            let _ = writeln!(lines, "{target} {}", server.authorization(number).unwrap_or_default());
        }
        lines
    }

    /// The path of an image in that order.
    pub(super) fn target(&self, number: usize, reference: Reference) -> String {
        let image = self.jump(number);
        manifest_target(&image.repository, reference.of(image))
    }

    /// An image, and one beside it in the same repository.
    pub(super) fn neighbours(&self, number: usize) -> (&Image, &Image) {
        let image = number % self.images.len();
        let beside = image - image % TAGS + (image + 1) % TAGS;
        (&self.images[image], &self.images[beside])
    }

    fn jump(&self, number: usize) -> &Image {
        // A prime that divides no number of images that is likely to be asked for: each comes up once.
        &self.images[number * 7919 % self.images.len()]
    }

    fn repositories(&self) -> impl Iterator<Item = &[Image]> {
        self.images.chunks(TAGS)
    }

    fn write_files(&self, server: &Server) -> Result<(), String> {
        self.images.iter().try_for_each(|image| {
            [Reference::Tag, Reference::Digest].into_iter().try_for_each(|reference| {
                let file = server.served_file(&manifest_target(&image.repository, reference.of(image)));
                fs::create_dir_all(file.parent().unwrap_or(&file))
                    .and_then(|()| fs::write(&file, &image.manifest.bytes))
                    .map_err(|error| format!("{}: {error}", file.display()))
            })
        })
    }
}

impl Reference {
    fn of(self, image: &Image) -> &str {
        match self {
            Self::Tag => &image.tag,
            Self::Digest => &image.manifest.digest,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn each_image_is_asked_for_once_before_any_comes_again() {
        let catalogue = Catalogue::new(3).unwrap();
        let targets: HashSet<String> =
            (0..30).map(|number| catalogue.target(number, Reference::Tag)).collect();
        assert_eq!(targets.len(), 30);
        assert_eq!(catalogue.target(30, Reference::Digest), catalogue.target(0, Reference::Digest));
    }

    #[test]
    fn neighbours_share_a_repository_and_differ() {
        let catalogue = Catalogue::new(2).unwrap();
        for number in 0..20 {
            let (image, beside) = catalogue.neighbours(number);
            assert_eq!(image.repository, beside.repository);
            assert_ne!(image.manifest.digest, beside.manifest.digest);
        }
    }
}
