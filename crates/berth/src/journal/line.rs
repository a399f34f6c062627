//! The parts that log lines are made of.

use std::fmt::Write;

/// Characters of one field; more is cut, so that a client can't fill the log.
const FIELD: usize = 1024;

/// Adds `text`, cut to a sensible length, with what could break a line, a terminal or a JSON string escaped as
/// JSON escapes it.
pub(super) fn escaped(line: &mut String, text: &str) {
    for (count, character) in text.chars().enumerate() {
        if count == FIELD {
            line.push('…');
            return;
        }
        match character {
            '"' => line.push_str("\\\""),
            '\\' => line.push_str("\\\\"),
            '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{2028}'
            | '\u{2029}' => {
                let _ = write!(line, "\\u{:04x}", u32::from(character));
            }
            _ if character.is_control() => {
                let _ = write!(line, "\\u{:04x}", u32::from(character));
            }
            _ => line.push(character),
        }
    }
}

/// Query parameters whose values tell something and open nothing.
const OPEN_PARAMETERS: &[&str] = &[
    "n",
    "last",
    "digest",
    "digest-algorithm",
    "mount",
    "from",
    "artifactType",
    "tag",
    "Action",
    "Version",
    "X-Amz-Algorithm",
    "X-Amz-Date",
    "X-Amz-Expires",
    "X-Amz-SignedHeaders",
];

/// Characters of one path segment. Longer ones are no name or digest that the specification knows, but may be a
/// ticket, and a ticket opens what it names.
const SEGMENT: usize = 160;

/// Adds path and query, leaving out whatever could be a signature, a token or a ticket.
pub(super) fn target(line: &mut String, uri: &http::Uri) {
    for (index, segment) in uri.path().split('/').enumerate() {
        if index > 0 {
            line.push('/');
        }
        escaped(line, if segment.len() > SEGMENT { "***" } else { segment });
    }
    let Some(query) = uri.query() else { return };
    for (index, pair) in query.split('&').enumerate() {
        line.push(if index == 0 { '?' } else { '&' });
        match pair.split_once('=') {
            Some((name, value)) if OPEN_PARAMETERS.contains(&name) => {
                escaped(line, name);
                line.push('=');
                escaped(line, value);
            }
            Some((name, _)) if name.len() <= 64 => {
                escaped(line, name);
                line.push_str("=***");
            }
            None if pair.len() <= 64 => escaped(line, pair),
            _ => line.push_str("***"),
        }
    }
}

/// Adds microseconds since the epoch as `2026-05-01T12:00:00.000000Z`.
pub(super) fn time(line: &mut String, micros: i64) {
    let at = jiff::Timestamp::from_microsecond(micros).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let _ = write!(line, "{at:.6}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(uri: &str) -> String {
        let mut line = String::new();
        target(&mut line, &uri.parse().unwrap());
        line
    }

    #[test]
    fn names_and_digests_show_and_what_opens_something_does_not() {
        assert_eq!(shown("/v2/team/web/tags/list?n=5&last=a"), "/v2/team/web/tags/list?n=5&last=a");
        assert_eq!(
            shown("/v2/?X-Amz-Date=1&X-Amz-Signature=abc&X-Amz-Security-Token=def&ticket"),
            "/v2/?X-Amz-Date=1&X-Amz-Signature=***&X-Amz-Security-Token=***&ticket"
        );
        assert_eq!(shown(&format!("/layers/{}", "t".repeat(300))), "/layers/***");
        assert_eq!(shown(&format!("/x?{}", "t".repeat(300))), "/x?***");
    }

    #[test]
    fn nothing_breaks_a_line_or_turns_it_around() {
        let mut line = String::new();
        escaped(&mut line, "a\r\nb\u{1b}[31m\"\\\u{202e}\u{85}é");
        assert_eq!(line, "a\\u000d\\u000ab\\u001b[31m\\\"\\\\\\u202e\\u0085é");
        line.clear();
        escaped(&mut line, &"x".repeat(2000));
        assert_eq!(line.chars().count(), FIELD + 1);
    }

    #[test]
    fn times_have_microseconds_and_end_in_z() {
        let mut line = String::new();
        time(&mut line, 1_777_636_800_000_001);
        assert_eq!(line, "2026-05-01T12:00:00.000001Z");
    }
}
