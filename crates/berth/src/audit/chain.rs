use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use aws_lc_rs::digest::{Context, SHA256};

/// How a chained line ends: the hash of the line before and of this line up to here, in hexadecimal.
const MEMBER: &[u8] = b",\"chain\":\"";
const END: &[u8] = b"\"}\n";
/// Hexadecimal digits of a hash.
const DIGITS: usize = 64;
/// The longest line that is read back.
const LONGEST: u64 = 1 << 20;

/// A file of chained lines. Takes whole lines, each a JSON object and a newline. When it is full it becomes `NAME.1`,
/// what was that `NAME.2`, and so on; the chain goes on across them.
#[derive(Debug)]
pub(super) struct ChainedFile {
    path: PathBuf,
    file: File,
    bytes: u64,
    limit: u64,
    kept: u32,
    last: String,
    failing: bool,
}

impl ChainedFile {
    pub(super) fn open(path: &Path, limit: u64, kept: u32) -> io::Result<Self> {
        let last = match last_hash(path)? {
            Some(last) => last,
            None => last_hash(&numbered(path, 1))?.unwrap_or_else(|| "0".repeat(DIGITS)),
        };
        let file = append_to(path)?;
        let bytes = file.metadata()?.len();
        Ok(Self { path: path.to_owned(), file, bytes, limit, kept, last, failing: false })
    }

    fn turn_over(&mut self) -> io::Result<()> {
        for number in (1..self.kept).rev() {
            let (from, to) = (numbered(&self.path, number), numbered(&self.path, number + 1));
            match fs::rename(from, to) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        match self.kept {
            0 => fs::remove_file(&self.path)?,
            _ => fs::rename(&self.path, numbered(&self.path, 1))?,
        }
        self.file = append_to(&self.path)?;
        self.bytes = 0;
        Ok(())
    }

    fn chained(&mut self, lines: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(lines.len() * 2);
        for line in lines.split(|byte| *byte == b'\n').filter_map(|line| line.strip_suffix(b"}")) {
            self.last = hash(&self.last, line);
            out.extend_from_slice(line);
            out.extend_from_slice(MEMBER);
            out.extend_from_slice(self.last.as_bytes());
            out.extend_from_slice(END);
        }
        out
    }

    fn put(&mut self, lines: &[u8]) -> io::Result<()> {
        if self.bytes > 0 && self.bytes + lines.len() as u64 > self.limit {
            self.turn_over()?;
        }
        let before = self.last.clone();
        let chained = self.chained(lines);
        if let Err(error) = self.file.write_all(&chained) {
            // Half a line would break the chain for good.
            self.file.set_len(self.bytes)?;
            self.last = before;
            return Err(error);
        }
        self.bytes += chained.len() as u64;
        Ok(())
    }
}

impl Write for ChainedFile {
    fn write(&mut self, lines: &[u8]) -> io::Result<usize> {
        match self.put(lines) {
            Ok(()) => self.failing = false,
            Err(error) if !self.failing => {
                self.failing = true;
                tracing::error!(%error, file = %self.path.display(), "the audit cannot be written");
            }
            Err(_) => {}
        }
        Ok(lines.len())
    }

    /// A record is worth less than the disk's time: what a power cut takes is the last seconds.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn numbered(path: &Path, number: u32) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{number}"));
    name.into()
}

fn append_to(path: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).append(true).mode(0o600).open(path)
}

fn hash(before: &str, line: &[u8]) -> String {
    let mut context = Context::new(&SHA256);
    context.update(before.as_bytes());
    context.update(line);
    context.finish().as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hash in the last line of a file; none if there is no such file or nothing in it. What a crash left of a line
/// that was not written to its end is cut off.
fn last_hash(path: &Path) -> io::Result<Option<String>> {
    let mut file = match OpenOptions::new().read(true).write(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let length = file.metadata()?.len();
    let from = length.saturating_sub(LONGEST);
    file.seek(SeekFrom::Start(from))?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail)?;
    let whole = tail.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    if whole < tail.len() {
        file.set_len(from + whole as u64)?;
    }
    let Some(line) = tail[..whole].strip_suffix(b"\n") else { return Ok(None) };
    let line = line.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    match split(line) {
        Some((_, digits)) => Ok(Some(digits.to_owned())),
        None => Err(io::Error::other(format!(
            "{}: the last line is no record of the audit; move the file away",
            path.display()
        ))),
    }
}

/// A line without its newline: what was hashed, and the hash.
fn split(line: &[u8]) -> Option<(&[u8], &str)> {
    let body = line.strip_suffix(&END[..END.len() - 1])?;
    let (rest, digits) = body.split_at_checked(body.len().checked_sub(DIGITS)?)?;
    Some((rest.strip_suffix(MEMBER)?, std::str::from_utf8(digits).ok()?))
}

/// A file whose chain holds.
#[derive(Debug, PartialEq, Eq)]
pub struct Verified {
    /// Its records.
    pub records: u64,
    /// The hash that its first record follows, which ends the file before.
    pub first: Option<String>,
    /// The hash of its last record.
    pub last: Option<String>,
}

/// Why a file is not what Berth wrote.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// It could not be read.
    #[error(transparent)]
    Unreadable(#[from] io::Error),
    /// A line does not follow the one before.
    #[error("line {0} does not follow from the line before: one of the two was changed, added or taken out")]
    Line(u64),
}

/// Checks that each line of an audit file follows from the line before. `before` is the hash that the first has to
/// follow, where it is known; without it, the first line is taken on trust.
///
/// # Errors
/// [`Broken`], with the first line that does not follow.
pub fn verify(path: &Path, before: Option<&str>) -> Result<Verified, Broken> {
    let mut lines = BufReader::new(File::open(path)?);
    let mut verified =
        Verified { records: 0, first: before.map(str::to_owned), last: before.map(str::to_owned) };
    loop {
        let mut line = Vec::new();
        if lines.by_ref().take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            return Ok(verified);
        }
        verified.records += 1;
        let broken = || Broken::Line(verified.records);
        let (body, digits) = line.strip_suffix(b"\n").and_then(split).ok_or_else(broken)?;
        if verified.last.as_ref().is_some_and(|last| hash(last, body) != digits) {
            return Err(broken());
        }
        verified.last = Some(digits.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(path: &Path, lines: &[&str], limit: u64) {
        let mut file = ChainedFile::open(path, limit, 2).unwrap();
        for line in lines {
            file.write_all(format!("{line}\n").as_bytes()).unwrap();
        }
    }

    const ZERO: &str = "0000000000000000000000000000000000000000000000000000000000000000";

    #[test]
    fn a_chain_goes_on_after_a_restart_and_a_crash_within_a_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("audit.jsonl");
        written(&path, &[r#"{"a":1}"#, r#"{"a":2}"#], 1 << 20);
        append_to(&path).unwrap().write_all(b"{\"a\":").unwrap();
        written(&path, &[r#"{"a":3}"#], 1 << 20);
        assert_eq!(verify(&path, Some(ZERO)).unwrap().records, 3);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()), "{text}");
    }

    #[test]
    fn a_changed_and_a_missing_line_show() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("audit.jsonl");
        written(&path, &[r#"{"a":1}"#, r#"{"a":2}"#, r#"{"a":3}"#], 1 << 20);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replace("\"a\":2", "\"a\":4")).unwrap();
        assert!(matches!(verify(&path, None), Err(Broken::Line(2))));
        let without: Vec<_> =
            text.lines().enumerate().filter(|(at, _)| *at != 1).map(|(_, line)| line).collect();
        fs::write(&path, without.join("\n") + "\n").unwrap();
        assert!(matches!(verify(&path, None), Err(Broken::Line(2))));
    }

    #[test]
    fn a_full_file_is_put_aside_and_the_chain_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("audit.jsonl");
        written(&path, &[r#"{"a":1}"#, r#"{"a":2}"#, r#"{"a":3}"#, r#"{"a":4}"#], 84);
        let older = verify(&numbered(&path, 1), None).unwrap();
        assert_eq!(verify(&path, older.last.as_deref()).unwrap().records, 1);
        assert!(numbered(&path, 2).exists() && !numbered(&path, 3).exists());
    }
}
