/// A point in time: seconds since 1970 and nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment {
    seconds: i64,
    nanoseconds: u32,
}

const YEARS: std::ops::RangeInclusive<i64> = -292_275_054..=292_278_993;

impl Moment {
    /// Reads an ISO 8601 date, whole or cut short after year, month, day, hours or minutes, or seconds since 1970,
    /// which hold neither `-` nor `T`. Without a zone it is UTC.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if !text.contains(['-', 't', 'T']) {
            let (seconds, fraction) = text.split_once('.').unwrap_or((text, "0"));
            return Some(Self { seconds: digits(seconds)?, nanoseconds: nanoseconds(fraction)? });
        }
        let (date, time) = text.split_once(['t', 'T']).unwrap_or((text, ""));
        let (time, offset) = zone(time)?;
        let (clock, nanoseconds) = clock(time)?;
        let seconds = days(date)? * 86_400 + clock - offset;
        Some(Self { seconds, nanoseconds })
    }
}

fn digits(text: &str) -> Option<i64> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

fn within(text: &str, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
    digits(text).filter(|number| range.contains(number))
}

/// The nanoseconds that the digits after a point stand for; what is finer is cut off.
fn nanoseconds(fraction: &str) -> Option<u32> {
    digits(fraction.get(..9).unwrap_or(fraction))?;
    let plain = fraction.bytes().all(|byte| byte.is_ascii_digit());
    format!("{fraction:0<9.9}").parse().ok().filter(|_| plain)
}

/// The days from 1970 to `date`.
fn days(date: &str) -> Option<i64> {
    let (sign, date) = date.strip_prefix('-').map_or((1, date), |date| (-1, date));
    let mut parts = date.split('-');
    let year = Some(sign * digits(parts.next()?)?).filter(|year| YEARS.contains(year))?;
    let month = parts.next().map_or(Some(1), |month| within(month, 1..=12))?;
    let day = parts.next().map_or(Some(1), |day| within(day, 1..=31))?;
    if parts.next().is_some() {
        return None;
    }
    // Years begin in March, so that the leap day is the last.
    let year = year - i64::from(month <= 2);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(days + day_of_year - 719_468)
}

/// The seconds into the day, and nanoseconds.
fn clock(time: &str) -> Option<(i64, u32)> {
    let mut parts = time.split(':');
    let hours =
        parts.next().filter(|hours| !hours.is_empty()).map_or(Some(0), |hours| within(hours, 0..=23))?;
    let minutes = parts.next().map_or(Some(0), |minutes| within(minutes, 0..=59))?;
    let (seconds, fraction) = match parts.next() {
        Some(seconds) => seconds.split_once('.').unwrap_or((seconds, "0")),
        None => ("0", "0"),
    };
    if parts.next().is_some() {
        return None;
    }
    Some((hours * 3600 + minutes * 60 + within(seconds, 0..=59)?, nanoseconds(fraction)?))
}

/// Takes the zone off a time; its offset in seconds.
fn zone(time: &str) -> Option<(&str, i64)> {
    if let Some(time) = time.strip_suffix(['z', 'Z']) {
        return Some((time, 0));
    }
    let Some(at) = time.find(['+', '-']) else { return Some((time, 0)) };
    let (time, zone) = time.split_at(at);
    let (hours, minutes) = match zone.get(1..)?.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None => zone.get(1..3).zip(zone.get(3..).map(|rest| if rest.is_empty() { "00" } else { rest }))?,
    };
    if hours.len() != 2 || minutes.len() != 2 {
        return None;
    }
    let offset = within(hours, 0..=23)? * 3600 + within(minutes, 0..=59)? * 60;
    Some((time, if zone.starts_with('-') { -offset } else { offset }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(text: &str) -> Option<i64> {
        Moment::parse(text).map(|moment| moment.seconds)
    }

    #[test]
    fn dates_and_epoch_seconds_are_the_same_moment() {
        for text in
            ["2026-05-01T12:00:00Z", "2026-05-01T14:30:00+02:30", "2026-05-01T07:00-05:00", "1777636800"]
        {
            assert_eq!(seconds(text), Some(1_777_636_800), "{text}");
        }
        assert_eq!(seconds("2026-05-01"), seconds("2026-05"));
        assert_eq!(seconds("2000-02-29T00:00:00Z"), Some(951_782_400));
        assert_eq!(seconds("1969-12-31T23:59:59Z"), Some(-1));
        assert!(Moment::parse("2026-05-01T12:00:00.25Z") > Moment::parse("1777636800.2"));
    }

    #[test]
    fn years_are_as_wide_as_aws_has_them() {
        for text in ["01T", "-292275054", "2016-12-13t2:00:00.593194+23", "9223372036854775807"] {
            assert!(Moment::parse(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "-",
            "soon",
            "T",
            "234-13",
            "2026-05-32",
            "2026-05-01T24:00:00Z",
            "2026-05-01T12:60Z",
            "2026-1-1-1",
            "2016-12-13t2:00:00.593194+1",
            "9223372036854775808",
            "2026-05-01T12:00:00+é",
            "2026-05-01T1:1:1:1",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }
}
