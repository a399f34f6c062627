//! The one place where commands write to the terminal.

use std::io::Write;

/// Writes to standard output. Somebody who stopped reading, such as `head`, is no error.
pub(super) fn print(text: &str) {
    let mut output = std::io::stdout().lock();
    let _ = output.write_all(text.as_bytes()).and_then(|()| output.flush());
}

/// Writes to standard error.
pub(super) fn complain(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}
