//! Requests that are spread over three processes give what one process gives.

use proptest::prelude::*;

use super::actor::Actor;
use super::content::digest;
use super::registry_in_a_box::RegistryInABox;
use crate::Error;

#[derive(Clone, Debug)]
enum Step {
    Begin,
    Append { upload: usize, start: Option<u64>, length: usize },
    Finish { upload: usize, length: usize, right: bool },
    Status { upload: usize },
    Cancel { upload: usize },
    Hours(i64),
}

fn step() -> impl Strategy<Value = Step> {
    let (upload, length) = (|| 0..3_usize, || 0..4_usize);
    let start = proptest::option::weighted(0.3, 0..6_u64);
    prop_oneof![
        3 => Just(Step::Begin),
        8 => (upload(), start, length())
            .prop_map(|(upload, start, length)| Step::Append { upload, start, length }),
        5 => (upload(), length(), proptest::bool::weighted(0.7))
            .prop_map(|(upload, length, right)| Step::Finish { upload, length, right }),
        2 => upload().prop_map(|upload| Step::Status { upload }),
        1 => upload().prop_map(|upload| Step::Cancel { upload }),
        1 => prop_oneof![Just(1), Just(25)].prop_map(Step::Hours),
    ]
}

/// One site and what its clients know: the uploads' ids, and how many bytes each of them sent.
struct Story {
    site: RegistryInABox,
    uploads: Vec<(String, usize)>,
}

impl Story {
    async fn take(&mut self, at: &Actor, step: &Step) -> Result<String, Error> {
        let recent = |upload: usize| self.uploads.len().checked_sub(upload + 1);
        match *step {
            Step::Begin => {
                let id = at.begin().await;
                self.uploads.push((id, 0));
                Ok("begun".to_owned())
            }
            Step::Append { upload, start, length } => {
                let Some(n) = recent(upload) else { return Ok(String::new()) };
                let id = self.uploads[n].0.clone();
                let bytes = vec![b'x'; length];
                let offset = at.append_body(&id, start, super::actor::body(&bytes)).await?;
                self.uploads[n].1 += length;
                Ok(format!("appended to {offset}"))
            }
            Step::Finish { upload, length, right } => {
                let Some(n) = recent(upload) else { return Ok(String::new()) };
                let (id, sent) = self.uploads[n].clone();
                let whole = vec![b'x'; sent + length];
                let named = if right { digest(&whole) } else { digest(b"something else") };
                let finished = at.finish(&id, &whole[sent..], named).await;
                if !matches!(finished, Err(Error::UploadMissing(_))) {
                    self.uploads[n].1 += length;
                }
                finished.map(|()| "finished".to_owned())
            }
            Step::Status { upload } => {
                let Some(n) = recent(upload) else { return Ok(String::new()) };
                Ok(format!("at {}", at.offset(&self.uploads[n].0).await?))
            }
            Step::Cancel { upload } => {
                let Some(n) = recent(upload) else { return Ok(String::new()) };
                at.registry.cancel_upload(&at.grant, &self.uploads[n].0).await?;
                Ok("cancelled".to_owned())
            }
            Step::Hours(hours) => {
                self.site.pass_seconds(hours * 3600);
                Ok(format!("{} expired", at.registry.expire_uploads().await?))
            }
        }
    }

    /// What a client is told, with the upload's place for its id.
    fn told(&self, outcome: Result<String, Error>) -> String {
        let mut told = format!("{outcome:?}");
        for (n, (id, _)) in self.uploads.iter().enumerate() {
            told = told.replace(id.as_str(), &format!("upload {n}"));
        }
        told
    }
}

async fn the_same_happens(steps: Vec<(Step, usize)>) {
    let open = async || {
        let site = RegistryInABox::with_repository().await;
        Story { site, uploads: Vec::new() }
    };
    let (mut alone, mut spread) = (open().await, open().await);
    let one = alone.site.owner();
    let three = [spread.site.owner(), spread.site.at_a_replica(), spread.site.at_a_replica()];
    for (step, process) in &steps {
        let expected = alone.take(&one, step).await;
        let found = spread.take(&three[*process], step).await;
        assert_eq!(spread.told(found), alone.told(expected), "{step:?} at process {process} of {steps:?}");
    }
    for length in 0..40 {
        let content = digest(&vec![b'x'; length]);
        let (expected, found) = (one.blob(content).await, three[1].blob(content).await);
        assert_eq!(format!("{found:?}"), format!("{expected:?}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn three_processes_are_as_good_as_one(steps in proptest::collection::vec((step(), 0..3_usize), 1..30)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(the_same_happens(steps));
    }
}
