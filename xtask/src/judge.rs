//! `cargo xtask judge`: lets outside cases judge Berth. JSON lines in on standard input, one out for each.

mod iam;
mod lifecycle;
mod sigv4;

use std::io::{self, BufRead, Write};

/// Runs the judge of one name over standard input.
///
/// A line that is no case is answered with an `error` and does not end the run, but fails it.
pub(crate) fn run(judge: &str) -> Result<(), String> {
    let judge = match judge {
        "iam" => iam::judge,
        "lifecycle" => lifecycle::judge,
        "sigv4" => sigv4::judge,
        other => return Err(format!("there is no judge `{other}`; there are: iam, lifecycle, sigv4")),
    };
    let bad = over(io::stdin().lock(), io::stdout().lock(), judge).map_err(|error| error.to_string())?;
    if bad == 0 { Ok(()) } else { Err(format!("{bad} of the lines could not be read as cases")) }
}

/// What a judge says of one line: the answer to print, and whether the line was a case at all.
struct Answer {
    line: serde_json::Value,
    is_case: bool,
}

/// Answers line by line, so that whoever writes the cases may wait for each answer. Returns the
/// number of lines that were no cases.
fn over(input: impl BufRead, mut output: impl Write, judge: fn(&[u8]) -> Answer) -> io::Result<usize> {
    let mut bad = 0;
    for line in input.split(b'\n') {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let answer = judge(&line);
        bad += usize::from(!answer.is_case);
        writeln!(output, "{}", answer.line)?;
        output.flush()?;
    }
    Ok(bad)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn answers_each_line_and_counts_those_that_are_no_cases() {
        let odd = |line: &[u8]| Answer { line: json!(line.len()), is_case: line.len().is_multiple_of(2) };
        let mut output = Vec::new();
        assert_eq!(over(&b"aa\n\n  \nb\ncccc"[..], &mut output, odd).unwrap(), 1);
        assert_eq!(String::from_utf8(output).unwrap(), "2\n1\n4\n");
    }

    #[test]
    fn knows_its_judges() {
        assert_eq!(run("sigv5").unwrap_err(), "there is no judge `sigv5`; there are: iam, lifecycle, sigv4");
    }
}
