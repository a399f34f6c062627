use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt::Write;
use std::net::IpAddr;
use std::time::Duration;

use http::{Method, Uri};

use super::{Journal, line};
use crate::listen::{RequestId, Trail};

/// How lines look; see [`crate::config::LogFormat`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One JSON object a line.
    Json,
    /// For eyes.
    Text,
}

/// One answered request as the log tells it.
#[derive(Debug)]
pub struct Access<'a> {
    /// When the answer ended, in microseconds since the epoch.
    pub micros: i64,
    /// The request's id.
    pub request_id: RequestId,
    /// The other end of the connection.
    pub client: IpAddr,
    /// Its method.
    pub method: &'a Method,
    /// Its path and query; signatures, tokens and tickets are left out of the line.
    pub uri: &'a Uri,
    /// The answer's status; 499 if the client went away before there was one.
    pub status: u16,
    /// Bytes of the request's body that arrived.
    pub received: u64,
    /// Bytes of the answer's body that were sent.
    pub sent: u64,
    /// From the request's headers to the end of the answer's body.
    pub duration: Duration,
    /// Whether the answer's body was sent to its end.
    pub complete: bool,
    /// What the answering side knows.
    pub trail: &'a Trail,
}

thread_local! {
    static LINE: RefCell<String> = const { RefCell::new(String::new()) };
}

impl Access<'_> {
    /// Adds the line to `journal`.
    pub fn log(&self, journal: &Journal, format: Format) {
        LINE.with_borrow_mut(|line| {
            line.clear();
            match format {
                Format::Json => self.json(line),
                Format::Text => self.text(line),
            }
            line.push('\n');
            journal.add(line.as_bytes());
        });
    }

    fn json(&self, line: &mut String) {
        line.push_str("{\"timestamp\":\"");
        line::time(line, self.micros);
        line.push_str("\",\"level\":\"");
        line.push_str(if self.status < 500 { "INFO" } else { "ERROR" });
        line.push_str("\",\"target\":\"access\",\"message\":\"request\",\"request_id\":\"");
        line.push_str(self.request_id.as_str());
        let _ = write!(line, "\",\"client\":\"{}\",\"method\":\"{}\",\"path\":\"", self.client, self.method);
        line::target(line, self.uri);
        let _ = write!(
            line,
            "\",\"status\":{},\"received_bytes\":{},\"sent_bytes\":{},\"duration_micros\":{},\"operation\":\"{}\"",
            self.status,
            self.received,
            self.sent,
            self.duration.as_micros(),
            self.trail.operation
        );
        for (name, value) in self.known() {
            let _ = write!(line, ",\"{name}\":\"");
            line::escaped(line, &value);
            line.push('"');
        }
        if !self.complete {
            line.push_str(",\"complete\":false");
        }
        line.push('}');
    }

    fn text(&self, line: &mut String) {
        line::time(line, self.micros);
        let _ = write!(line, " {} {} ", self.status, self.method);
        line::target(line, self.uri);
        let micros = self.duration.as_micros();
        let _ = write!(line, " {}.{:03} ms", micros / 1000, micros % 1000);
        if self.received > 0 {
            let _ = write!(line, " received={}", self.received);
        }
        let _ = write!(line, " sent={} {}", self.sent, self.trail.operation);
        for (name, value) in self.known() {
            let _ = write!(line, " {name}=");
            line::escaped(line, &value);
        }
        if !self.complete {
            line.push_str(" incomplete");
        }
        let _ = write!(line, " client={} id={}", self.client, self.request_id.as_str());
    }

    fn known(&self) -> impl Iterator<Item = (&'static str, Cow<'_, str>)> {
        let account = self.trail.account.as_ref().map(|account| account.as_str().into());
        let known = [
            ("account", account),
            ("repository", self.trail.repository.as_deref().map(Cow::from)),
            ("caller", self.trail.caller.as_ref().map(|caller| caller.principal.arn().into())),
            ("error", self.trail.error.as_deref().map(Cow::from)),
        ];
        known.into_iter().filter_map(|(name, value)| value.map(|value| (name, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use world::Chance;

    fn line_of(format: Format) -> String {
        let mut trail = Trail { operation: "GetManifest", ..Trail::default() };
        trail.repository = Some("team/\"web\"".to_owned());
        let access = Access {
            micros: 1_777_636_800_000_000,
            request_id: RequestId::fresh(&Chance::simulated(1)),
            client: "192.0.2.1".parse().unwrap(),
            method: &Method::GET,
            uri: &"/v2/team/web/manifests/1.4?ticket=secret".parse().unwrap(),
            status: 200,
            received: 0,
            sent: 532,
            duration: Duration::from_micros(1234),
            complete: false,
            trail: &trail,
        };
        let mut line = String::new();
        match format {
            Format::Json => access.json(&mut line),
            Format::Text => access.text(&mut line),
        }
        line
    }

    #[test]
    fn a_json_line_is_json_and_keeps_tickets_to_itself() {
        let line = line_of(Format::Json);
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(value["timestamp"], "2026-05-01T12:00:00.000000Z");
        assert_eq!(value["path"], "/v2/team/web/manifests/1.4?ticket=***");
        assert_eq!(value["repository"], "team/\"web\"");
        assert_eq!(value["duration_micros"], 1234);
        assert_eq!(value["complete"], false);
        assert_eq!(value["request_id"].as_str().unwrap().len(), 36);
        assert_eq!((&value["client"], &value["level"]), (&"192.0.2.1".into(), &"INFO".into()));
    }

    #[test]
    fn a_text_line_reads_from_left_to_right() {
        let line = line_of(Format::Text);
        let start = "2026-05-01T12:00:00.000000Z 200 GET /v2/team/web/manifests/1.4?ticket=*** 1.234 ms sent=532 GetManifest";
        assert!(line.starts_with(start), "{line}");
    }
}
