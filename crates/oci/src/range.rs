//! Byte ranges: of an upload's chunk and of a download.

/// The `Content-Range` of an upload's chunk: first and last byte, both inclusive (OCI distribution-spec,
/// "Pushing a blob in chunks").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContentRange {
    /// The offset of the first byte.
    pub start: u64,
    /// The offset of the last byte, at least `start`.
    pub end: u64,
}

/// A `Content-Range` that is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Content-Range must be START-END, the offsets of the chunk's first and last byte")]
pub struct ContentRangeError;

impl ContentRange {
    /// Reads `START-END`, or the form of HTTP proper, `bytes START-END/*` or `bytes START-END/LENGTH`.
    ///
    /// # Errors
    /// [`ContentRangeError`] if it is neither, if END is before START or not before LENGTH.
    pub fn parse(header: &str) -> Result<ContentRange, ContentRangeError> {
        ContentRange::read(header.trim_ascii()).ok_or(ContentRangeError)
    }

    fn read(text: &str) -> Option<ContentRange> {
        let (range, length) = match text.strip_prefix("bytes ") {
            Some(rest) => {
                let (range, length) = rest.split_once('/')?;
                (range, if length == "*" { u64::MAX } else { number(length)? })
            }
            None => (text, u64::MAX),
        };
        let (start, end) = range.split_once('-')?;
        let (start, end) = (number(start)?, number(end)?);
        (start <= end && end < length).then_some(ContentRange { start, end })
    }

    /// How many bytes the chunk has.
    #[expect(clippy::len_without_is_empty, reason = "a range has at least one byte")]
    pub fn len(&self) -> u64 {
        self.end - self.start + 1
    }
}

/// The `Range` header of a download (RFC 9110 §14.2).
#[derive(Clone, Copy, Debug)]
pub enum ByteRange {}

/// The part of a representation that a `Range` asks for, cut to what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The offset of the first byte.
    pub start: u64,
    /// The offset of the last byte: at least `start`, less than the representation's length.
    pub end_inclusive: u64,
}

impl Resolved {
    /// How many bytes that is.
    #[expect(clippy::len_without_is_empty, reason = "a range has at least one byte")]
    pub fn len(&self) -> u64 {
        self.end_inclusive - self.start + 1
    }
}

/// No byte of the representation is in the range: the answer is 416.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the range starts after the last byte")]
pub struct Unsatisfiable;

impl ByteRange {
    /// Resolves a `Range` header against a representation of `len` bytes. `None` means that the header is to
    /// be ignored and all is served: another unit, several ranges, or a malformed one.
    ///
    /// # Errors
    /// [`Unsatisfiable`] if the range is well-formed and holds no byte of the representation.
    pub fn parse(header: &str, len: u64) -> Result<Option<Resolved>, Unsatisfiable> {
        let Some((unit, range)) = header.trim_ascii().split_once('=') else { return Ok(None) };
        let Some((first, last)) = range.split_once('-') else { return Ok(None) };
        if !unit.eq_ignore_ascii_case("bytes") {
            return Ok(None);
        }
        match (first, last) {
            ("", suffix) => match saturating_number(suffix) {
                None => Ok(None),
                Some(0) => Err(Unsatisfiable),
                // The last bytes of nothing are nothing, which a 206 cannot say.
                Some(_) if len == 0 => Ok(None),
                Some(suffix) => {
                    Ok(Some(Resolved { start: len.saturating_sub(suffix), end_inclusive: len - 1 }))
                }
            },
            (first, last) => {
                let end = if last.is_empty() { Some(u64::MAX) } else { saturating_number(last) };
                match (saturating_number(first), end) {
                    (Some(start), Some(end)) if start <= end => {
                        if start >= len {
                            return Err(Unsatisfiable);
                        }
                        Ok(Some(Resolved { start, end_inclusive: end.min(len - 1) }))
                    }
                    _ => Ok(None),
                }
            }
        }
    }
}

/// Digits only: no sign and no space, which `u64::from_str` or a header's grammar might let pass.
fn number(text: &str) -> Option<u64> {
    if text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// As [`number`], but what is too large to count counts as the largest number.
fn saturating_number(text: &str) -> Option<u64> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(text.parse().unwrap_or(u64::MAX))
}
