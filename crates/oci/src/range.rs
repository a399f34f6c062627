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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_chunks_range_reads_back_in_both_forms(start in 0..u64::MAX, len in 1..u64::MAX) {
            let end = start.saturating_add(len - 1).min(u64::MAX - 1);
            let range = ContentRange { start, end };
            prop_assert_eq!(ContentRange::parse(&format!("{start}-{end}")), Ok(range));
            prop_assert_eq!(ContentRange::parse(&format!("bytes {start}-{end}/*")), Ok(range));
            prop_assert_eq!(ContentRange::parse(&format!("bytes {start}-{end}/{}", end + 1)), Ok(range));
            prop_assert_eq!(ContentRange::parse(&format!("bytes {start}-{end}/{end}")), Err(ContentRangeError));
            prop_assert_eq!(range.len(), end - start + 1);
        }

        #[test]
        fn a_download_gets_the_bytes_that_a_slice_would_give(first in 0..40u64, last in 0..40u64, len in 0..30u64) {
            let content: Vec<u64> = (0..len).collect();
            let asked: Vec<u64> = content.iter().copied().filter(|at| (first..=last).contains(at)).collect();
            let expected = match (first <= last, asked.first(), asked.last()) {
                (false, ..) => Ok(None),
                (true, Some(&start), Some(&end_inclusive)) => Ok(Some(Resolved { start, end_inclusive })),
                (true, ..) => Err(Unsatisfiable),
            };
            prop_assert_eq!(ByteRange::parse(&format!("bytes={first}-{last}"), len), expected);
        }

        #[test]
        fn what_is_resolved_lies_within(header in "bytes=[0-9]{0,21}-[0-9]{0,21}", len in any::<u64>()) {
            if let Ok(Some(resolved)) = ByteRange::parse(&header, len) {
                prop_assert!(resolved.start <= resolved.end_inclusive && resolved.end_inclusive < len);
                prop_assert!((1..=len).contains(&resolved.len()));
            }
        }

        #[test]
        fn any_text_gives_an_answer(header in "(bytes ?=?)?[0-9 ,*/-]{0,9}|.{0,9}", len in any::<u64>()) {
            let _ = ByteRange::parse(&header, len);
            if let Ok(range) = ContentRange::parse(&header) {
                prop_assert!(range.start <= range.end);
            }
        }
    }

    #[test]
    fn open_and_suffix_ranges_end_with_the_content() {
        let part = |start, end_inclusive| Ok(Some(Resolved { start, end_inclusive }));
        assert_eq!(ByteRange::parse("bytes=3-", 10), part(3, 9));
        assert_eq!(ByteRange::parse("bytes=-3", 10), part(7, 9));
        assert_eq!(ByteRange::parse("BYTES=-30", 10), part(0, 9));
        assert_eq!(ByteRange::parse("bytes=0-99999999999999999999999", 10), part(0, 9));
        assert_eq!(ByteRange::parse("bytes=-0", 10), Err(Unsatisfiable));
        assert_eq!(ByteRange::parse("bytes=10-", 10), Err(Unsatisfiable));
        assert_eq!(ByteRange::parse("bytes=99999999999999999999999-", 10), Err(Unsatisfiable));
        assert_eq!(ByteRange::parse("bytes=0-", 0), Err(Unsatisfiable));
    }

    #[test]
    fn what_is_not_one_byte_range_is_ignored() {
        let ignored = [
            "",
            "bytes",
            "bytes=",
            "bytes=-",
            "bytes=1",
            "bytes=a-b",
            "bytes=5-4",
            "bytes=0-1,3-4",
            "bytes=+1-2",
            "bytes=1-2 3",
            "lines=0-1",
            "bytes 0-1",
            "bytes=--1",
            "bytes=1--1",
        ];
        for header in ignored {
            assert_eq!(ByteRange::parse(header, 10), Ok(None), "{header:?}");
        }
        assert_eq!(ByteRange::parse("bytes=-5", 0), Ok(None));
    }

    #[test]
    fn a_chunks_range_has_two_ends_in_order() {
        let wrong = [
            "",
            "-",
            "5",
            "1-",
            "-1",
            "2-1",
            "+1-2",
            "1-2-3",
            "1 - 2",
            "bytes=1-2",
            "bytes 1-2",
            "bytes 1-2/",
            "bytes */5",
            "0-18446744073709551615",
            "0-99999999999999999999",
        ];
        for header in wrong {
            assert_eq!(ContentRange::parse(header), Err(ContentRangeError), "{header:?}");
        }
    }
}
