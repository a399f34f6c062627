//! Tar archives with one file in them.

use std::io::{self, Write};

const BLOCK: usize = 512;

/// An archive that holds `content` as `name`.
pub(super) fn archive(name: &str, content: &[u8]) -> Vec<u8> {
    let mut archive = Vec::new();
    write(&mut archive, name, content.len() as u64, |out| out.write_all(content)).unwrap();
    archive
}

/// Writes an archive of one file, of `size` bytes that `content` writes.
pub(super) fn write<W: Write>(
    out: &mut W,
    name: &str,
    size: u64,
    content: impl FnOnce(&mut W) -> io::Result<()>,
) -> io::Result<()> {
    out.write_all(&header(name, size))?;
    content(out)?;
    let padding = (BLOCK - (size % BLOCK as u64) as usize) % BLOCK;
    out.write_all(&vec![0; padding + 2 * BLOCK])
}

/// A POSIX ustar header of a plain file, owned by root.
fn header(name: &str, size: u64) -> [u8; BLOCK] {
    let mut header = [0; BLOCK];
    let mut put = |at: usize, text: &str| header[at..at + text.len()].copy_from_slice(text.as_bytes());
    put(0, name);
    put(100, "0000644\0");
    put(108, "0000000\0");
    put(116, "0000000\0");
    put(124, &format!("{size:011o}\0"));
    put(136, "00000000000\0");
    put(148, "        ");
    put(156, "0");
    put(257, "ustar\0");
    put(263, "00");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    header
}
