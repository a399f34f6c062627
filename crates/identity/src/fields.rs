//! The inside of sealed values: fields one after the other, each value in exactly one form.

use std::str::FromStr;

use crate::sealer::SealError;

/// Appends fields.
#[derive(Default)]
pub(crate) struct FieldWriter(Vec<u8>);

impl FieldWriter {
    pub(crate) fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    pub(crate) fn array<const N: usize>(&mut self, bytes: &[u8; N]) {
        self.0.extend_from_slice(bytes);
    }

    pub(crate) fn micros(&mut self, micros: i64) {
        self.array(&micros.to_be_bytes());
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.array(&(text.len() as u64).to_be_bytes());
        self.0.extend_from_slice(text.as_bytes());
    }

    pub(crate) fn optional<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        self.byte(u8::from(value.is_some()));
        if let Some(value) = value {
            write(self, value);
        }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Takes fields off the front. What was sealed here always reads back, so that an error means another release's
/// layout.
pub(crate) struct FieldReader<'a>(&'a [u8]);

impl<'a> FieldReader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, SealError> {
        Ok(self.array::<1>()?[0])
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], SealError> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(SealError)?;
        self.0 = rest;
        Ok(*taken)
    }

    pub(crate) fn micros(&mut self) -> Result<i64, SealError> {
        Ok(i64::from_be_bytes(self.array()?))
    }

    pub(crate) fn text(&mut self) -> Result<&'a str, SealError> {
        let length = usize::try_from(u64::from_be_bytes(self.array()?)).map_err(|_| SealError)?;
        let (taken, rest) = self.0.split_at_checked(length).ok_or(SealError)?;
        self.0 = rest;
        std::str::from_utf8(taken).map_err(|_| SealError)
    }

    pub(crate) fn parsed<T: FromStr>(&mut self) -> Result<T, SealError> {
        self.text()?.parse().map_err(|_| SealError)
    }

    pub(crate) fn optional<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, SealError>,
    ) -> Result<Option<T>, SealError> {
        match self.byte()? {
            0 => Ok(None),
            1 => read(self).map(Some),
            _ => Err(SealError),
        }
    }

    /// Refuses what is left over.
    pub(crate) fn end(self) -> Result<(), SealError> {
        if self.0.is_empty() { Ok(()) } else { Err(SealError) }
    }
}
