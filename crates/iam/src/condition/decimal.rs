use std::cmp::Ordering;

/// A decimal number of any length, held exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    negative: bool,
    /// Without zeros at the start.
    whole: Box<str>,
    /// Without zeros at the end.
    fraction: Box<str>,
}

impl Decimal {
    /// Reads digits with an optional sign and point; anything else, an exponent too, is no number.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !plain(whole) || !plain(fraction) {
            return None;
        }
        let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
        let zero = whole.is_empty() && fraction.is_empty();
        Some(Self { negative: negative && !zero, whole: whole.into(), fraction: fraction.into() })
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let size = |number: &Self| number.whole.len();
        let sizes = || size(self).cmp(&size(other)).then_with(|| self.whole.cmp(&other.whole));
        let order = match (self.negative, other.negative) {
            (true, false) => return Ordering::Less,
            (false, true) => return Ordering::Greater,
            _ => sizes().then_with(|| self.fraction.cmp(&other.fraction)),
        };
        if self.negative { order.reverse() } else { order }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_ordered() {
        let ordered =
            ["-10", "-9.5", "-0.25", "0", "0.05", "0.5", ".75", "1", "9", "10", "12345678901234567891"];
        for pair in ordered.windows(2) {
            assert!(Decimal::parse(pair[0]) < Decimal::parse(pair[1]), "{pair:?}");
        }
        for (one, other) in [("1", "1.0"), ("007", "7."), ("-0", "0"), ("+3", "3"), ("2.50", "2.5")] {
            assert_eq!(Decimal::parse(one), Decimal::parse(other));
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", ".", "-", "1e3", "0x1", "1,5", " 1", "NaN", "inf", "1.2.3", "--1", "٣"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }
}
