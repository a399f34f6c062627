use serde::Deserialize;
use serde_json::value::RawValue;

/// A place between two characters of a document, where a reader stands after the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1.
    pub column: usize,
}

/// Where a statement stands in its document, as IAM's simulator counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Behind the statement's first brace.
    pub start: Position,
    /// Behind its last.
    pub end: Position,
}

#[derive(Deserialize)]
struct Outline<'a> {
    #[serde(borrow, rename = "Statement")]
    statement: &'a RawValue,
}

/// Where each statement of a document stands, in their order; nothing for a text that is none.
pub fn statement_spans(text: &str) -> Vec<Span> {
    let mut cursor = Cursor { text, offset: 0, at: Position { line: 1, column: 1 } };
    let span = |statement: &RawValue| {
        let (from, to) = range(text, statement);
        Span { start: cursor.go(from + 1), end: cursor.go(to) }
    };
    statements(text).into_iter().map(span).collect()
}

/// Counts lines and columns on its way through a text, each character once.
struct Cursor<'a> {
    text: &'a str,
    offset: usize,
    at: Position,
}

impl Cursor<'_> {
    /// The position at an offset in bytes that is not before the last one.
    fn go(&mut self, offset: usize) -> Position {
        let passed = self.text.get(self.offset..offset).unwrap_or_default();
        let last = passed.rsplit('\n').next().unwrap_or_default();
        self.at = match passed.matches('\n').count() {
            0 => Position { column: self.at.column + passed.chars().count(), ..self.at },
            lines => Position { line: self.at.line + lines, column: 1 + last.chars().count() },
        };
        self.offset = offset;
        self.at
    }
}

/// The text of each statement.
pub(super) fn statements(text: &str) -> Vec<&RawValue> {
    let Ok(Outline { statement }) = serde_json::from_str::<Outline<'_>>(text) else { return Vec::new() };
    serde_json::from_str(statement.get()).unwrap_or_else(|_| vec![statement])
}

/// Where a part that was borrowed from a text stands in it, in bytes.
pub(super) fn range(text: &str, part: &RawValue) -> (usize, usize) {
    let from = (part.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    (from, from + part.get().len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn spans(text: &str) -> Vec<(usize, usize, usize, usize)> {
        let flat = |it: Span| (it.start.line, it.start.column, it.end.line, it.end.column);
        statement_spans(text).into_iter().map(flat).collect()
    }

    #[test]
    fn a_statement_in_one_line_is_where_aws_example_has_it() {
        let text = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*","Condition":{"DateGreaterThan":{"aws:CurrentTime":"2018-08-16T12:00:00Z"}}}}"#;
        assert_eq!(spans(text), [(1, 38, 1, 167)]);
    }

    #[test]
    fn lines_and_statements_are_counted() {
        let text = "{\"Id\": \"Statement\", \"Statement\": [\n  {\"Sid\": \"é\"},\n  {\n  }]}";
        assert_eq!(spans(text), [(2, 4, 2, 15), (3, 4, 4, 4)]);
    }

    proptest! {
        #[test]
        fn any_text_has_its_spans_in_order(text in r#"[\[\]{}":,StatementÉ \n\\]{0,60}"#) {
            let text = format!("{{\"Statement\": [{{}}, {{\"a\": {:?}}}], \"b\": {:?}}}", text, text);
            let found = spans(&text);
            prop_assert!(found.iter().all(|(line, column, end_line, end)| (line, column) < (end_line, end)));
            prop_assert!(found.is_empty() || found.len() == 2);
        }
    }
}
