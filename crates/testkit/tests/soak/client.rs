//! Whoever asks one replica after another, and asks again when one dies over it.

use crate::chance::Chance;
use crate::ledger::{Ledger, count};
use std::time::{Duration, Instant};
use testkit::{Answer, Http};

/// How long replicas may be away.
const PATIENCE: Duration = Duration::from_secs(60);
const OCTETS: (&str, &str) = ("Content-Type", "application/octet-stream");

pub(crate) struct Client<'a> {
    pub(crate) replicas: &'a [Http],
    pub(crate) ledger: &'a Ledger,
    pub(crate) chance: Chance,
}

impl Client<'_> {
    /// One try at one replica; nothing when it is away, or has no answer yet.
    pub(crate) fn once(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Option<Answer> {
        let replica = &self.replicas[self.chance.under(self.replicas.len())];
        let answer = replica.try_send(method, path, headers, body.to_vec()).ok();
        let answer = answer.filter(|answer| !matches!(answer.status, 502..=504));
        if answer.is_none() {
            count(&self.ledger.unanswered);
        }
        answer
    }

    /// Asks until there is an answer: what may be asked twice.
    ///
    /// # Panics
    /// When there is none for too long.
    pub(crate) fn send(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let begun = Instant::now();
        loop {
            if let Some(answer) = self.once(method, path, headers, body) {
                return answer;
            }
            assert!(begun.elapsed() < PATIENCE, "{method} {path}: nobody answers");
            std::thread::yield_now();
        }
    }

    pub(crate) fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, &[], &[])
    }

    /// Uploads a blob; from the start again if a replica dies over it. Answers whether it came to be by a mount.
    pub(crate) fn upload(&mut self, repository: &str, query: &str, (digest, bytes): (&str, &[u8])) -> bool {
        let begun_at = Instant::now();
        loop {
            let begun = self.send("POST", &format!("/v2/{repository}/blobs/uploads/{query}"), &[], &[]);
            if begun.status == 201 {
                return true;
            }
            let location = path_of(begun.expect(202).header("location"));
            let joint = if location.contains('?') { '&' } else { '?' };
            let target = format!("{location}{joint}digest={digest}");
            match self.once("PUT", &target, &[OCTETS], bytes) {
                Some(answer) if answer.status == 201 => return false,
                Some(answer) => {
                    let text = String::from_utf8_lossy(&answer.body);
                    self.ledger.breach(format!("PUT {target}: {} {text}", answer.status));
                    return false;
                }
                None => assert!(begun_at.elapsed() < PATIENCE, "PUT {target}: nobody answers"),
            }
        }
    }

    /// Begins an upload, sends something and never comes back.
    pub(crate) fn abandon(&mut self, repository: &str, bytes: &[u8]) {
        let begun = self.send("POST", &format!("/v2/{repository}/blobs/uploads/"), &[], &[]).expect(202);
        let location = path_of(begun.header("location"));
        self.once("PATCH", &location, &[OCTETS], bytes);
        count(&self.ledger.abandoned);
    }
}

/// Without the host, so that any replica may be asked.
fn path_of(location: &str) -> String {
    let after = location.split_once("://").map_or(location, |(_, rest)| rest);
    after.find('/').map_or_else(String::new, |at| after[at..].to_owned())
}
