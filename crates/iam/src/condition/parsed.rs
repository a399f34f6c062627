use std::cell::RefCell;
use std::net::IpAddr;

use super::decimal::Decimal;
use super::moment::Moment;

/// What texts of the request were read as, during one decision: mostly many conditions ask the same text.
#[derive(Default)]
pub(crate) struct Parsed<'a> {
    number: Last<'a, Decimal>,
    moment: Last<'a, Moment>,
    address: Last<'a, IpAddr>,
}

/// The text that was read last, and as what.
struct Last<'a, T>(RefCell<Option<(&'a str, Option<T>)>>);

impl<T> Default for Last<'_, T> {
    fn default() -> Self {
        Self(RefCell::new(None))
    }
}

impl<'a> Parsed<'a> {
    /// What `then` says of the number; none if the text is no number. Likewise the others.
    pub(super) fn number<R>(&self, text: &'a str, then: impl FnOnce(&Decimal) -> R) -> Option<R> {
        self.number.read(text, Decimal::parse, then)
    }

    pub(super) fn moment<R>(&self, text: &'a str, then: impl FnOnce(&Moment) -> R) -> Option<R> {
        self.moment.read(text, Moment::parse, then)
    }

    pub(super) fn address<R>(&self, text: &'a str, then: impl FnOnce(&IpAddr) -> R) -> Option<R> {
        self.address.read(text, |text| text.parse().ok(), then)
    }
}

impl<'a, T> Last<'a, T> {
    fn read<R>(
        &self,
        text: &'a str,
        parse: impl FnOnce(&str) -> Option<T>,
        then: impl FnOnce(&T) -> R,
    ) -> Option<R> {
        let mut last = self.0.borrow_mut();
        if last.as_ref().is_none_or(|(read, _)| !std::ptr::eq(*read, text)) {
            *last = Some((text, parse(text)));
        }
        last.as_ref().and_then(|(_, value)| value.as_ref()).map(then)
    }
}
