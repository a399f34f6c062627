//! How times are shown.

use jiff::Timestamp;

/// A time in microseconds since the epoch as RFC 3339 writes it, to the second.
pub(crate) fn shown(micros: i64) -> String {
    let at = Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH);
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
