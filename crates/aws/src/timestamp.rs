//! AWS's timestamps: epoch seconds with a fraction in JSON, ISO 8601 in Query and XML.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A point in time with microsecond resolution.
///
/// Its serde form is the one of AWS JSON 1.1: a number of seconds since the epoch. The default is the epoch itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// A point in time, in microseconds since the epoch.
    pub const fn from_micros(micros: i64) -> Timestamp {
        Timestamp(micros)
    }

    /// Microseconds since the epoch.
    pub const fn as_micros(self) -> i64 {
        self.0
    }

    /// Reads epoch seconds; none if the number lies outside the calendar's years -9999 to 9999.
    pub fn from_seconds(seconds: f64) -> Option<Timestamp> {
        let micros = (seconds * 1e6).round();
        // The calendar's bounds are far inside the range in which an f64 counts whole numbers into an i64.
        if !(-4e17..=4e17).contains(&micros) {
            return None;
        }
        let time = jiff::Timestamp::from_microsecond(micros as i64).ok()?;
        Some(time.into())
    }

    /// Reads ISO 8601, for example `2026-05-01T12:00:00Z`.
    pub fn from_iso8601(text: &str) -> Option<Timestamp> {
        text.parse::<jiff::Timestamp>().ok().map(Timestamp::from)
    }

    /// Seconds since the epoch, with the fraction.
    pub fn as_seconds(self) -> f64 {
        self.0 as f64 / 1e6
    }

    /// ISO 8601 in UTC, to the second, as AWS's XML answers have it.
    pub fn to_iso8601(self) -> String {
        let whole = self.0.div_euclid(1_000_000);
        match jiff::Timestamp::from_second(whole) {
            Ok(time) => time.to_string(),
            Err(_) => whole.to_string(),
        }
    }
}

impl From<jiff::Timestamp> for Timestamp {
    fn from(time: jiff::Timestamp) -> Timestamp {
        Timestamp(time.as_microsecond())
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.as_seconds())
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        let seconds = f64::deserialize(deserializer)?;
        Timestamp::from_seconds(seconds).ok_or_else(|| de::Error::custom("the timestamp is out of range"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn microseconds_survive_json() {
        let time = Timestamp::from_iso8601("2026-05-01T12:00:00.123456Z").unwrap();
        let text = serde_json::to_string(&time).unwrap();
        assert_eq!(text, "1777636800.123456");
        assert_eq!(serde_json::from_str::<Timestamp>(&text).unwrap(), time);
    }

    #[test]
    fn xml_has_whole_seconds_in_utc() {
        let time = Timestamp::from_iso8601("2026-05-01T14:00:00.9+02:00").unwrap();
        assert_eq!(time.to_iso8601(), "2026-05-01T12:00:00Z");
        assert_eq!(Timestamp::from_micros(-1).to_iso8601(), "1969-12-31T23:59:59Z");
    }

    #[test]
    fn what_no_calendar_holds_is_refused() {
        for seconds in ["1e300", "-1e18", "9e11"] {
            assert!(serde_json::from_str::<Timestamp>(seconds).is_err(), "{seconds}");
        }
        assert!(Timestamp::from_seconds(f64::NAN).is_none());
    }
}
