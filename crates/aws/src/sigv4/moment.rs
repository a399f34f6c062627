//! The two forms in which a request says when it was signed.

use jiff::civil::DateTime;
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// Reads `YYYYMMDDTHHMMSSZ`.
pub(super) fn parse_basic(text: &str) -> Option<Timestamp> {
    let bytes = text.as_bytes();
    if bytes.len() != 16 || bytes[8] != b'T' || bytes[15] != b'Z' {
        return None;
    }
    let number = |from: usize, to: usize| -> Option<i16> {
        let digits = &bytes[from..to];
        let all = digits.iter().all(u8::is_ascii_digit);
        all.then(|| digits.iter().fold(0, |sum, digit| sum * 10 + i16::from(digit - b'0')))
    };
    let two = |from: usize| number(from, from + 2).and_then(|number| i8::try_from(number).ok());
    let moment = DateTime::new(number(0, 4)?, two(4)?, two(6)?, two(9)?, two(11)?, two(13)?, 0).ok()?;
    moment.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

/// Reads RFC 1123, the form of the `Date` header. Signers have been seen to write wrong weekdays.
pub(super) fn parse_date_header(text: &str) -> Option<Timestamp> {
    const FORM: rfc2822::DateTimeParser = rfc2822::DateTimeParser::new().relaxed_weekday(true);
    FORM.parse_timestamp(text).ok()
}

/// Writes `YYYYMMDDTHHMMSSZ`.
pub(super) fn basic(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A length of time in the words of AWS's messages: whole minutes where it can be.
pub(super) fn words(length: SignedDuration) -> String {
    match length.as_secs() {
        seconds if seconds % 60 == 0 => format!("{} min.", seconds / 60),
        seconds => format!("{seconds} sec."),
    }
}
