use rusqlite::types::{ToSqlOutput, ValueRef};

use crate::StoreError;

/// A value bound to a statement's parameter.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// SQL's NULL.
    Null,
    /// A BIGINT.
    Int(i64),
    /// A TEXT.
    Text(&'a str),
    /// A BYTEA.
    Bytes(&'a [u8]),
}

impl From<i64> for Value<'_> {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(value: &'a str) -> Self {
        Self::Text(value)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(value: &'a String) -> Self {
        Self::Text(value)
    }
}

impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(value: &'a [u8]) -> Self {
        Self::Bytes(value)
    }
}

impl<'a> From<&'a Vec<u8>> for Value<'a> {
    fn from(value: &'a Vec<u8>) -> Self {
        Self::Bytes(value)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(value) => ValueRef::Integer(*value),
            Self::Text(value) => ValueRef::Text(value.as_bytes()),
            Self::Bytes(value) => ValueRef::Blob(value),
        }))
    }
}

/// One result row, read column by column from the left.
#[derive(Debug)]
pub struct Row {
    cells: std::vec::IntoIter<Cell>,
}

#[derive(Clone, Debug)]
pub(crate) enum Cell {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
}

/// A type that reads itself from a row's next columns.
pub trait FromRow: Sized {
    /// Reads the columns in the order that the type's statements select them.
    fn from_row(row: &mut Row) -> Result<Self, StoreError>;
}

impl Row {
    pub(crate) fn copy(row: &rusqlite::Row<'_>, columns: usize) -> Result<Self, StoreError> {
        let mut cells = Vec::with_capacity(columns);
        for column in 0..columns {
            cells.push(match row.get_ref(column)? {
                ValueRef::Null => Cell::Null,
                ValueRef::Integer(value) => Cell::Int(value),
                ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
                    Ok(text) => Cell::Text(text.to_owned()),
                    Err(_) => return Err(StoreError::Damaged(format!("column {column} is not UTF-8"))),
                },
                ValueRef::Blob(bytes) => Cell::Bytes(bytes.to_vec()),
                ValueRef::Real(_) => return Err(unexpected("a real number")),
            });
        }
        Ok(Self::of(cells))
    }

    pub(crate) fn of(cells: Vec<Cell>) -> Self {
        Self { cells: cells.into_iter() }
    }

    /// How many columns are left.
    pub(crate) fn left(&self) -> usize {
        self.cells.len()
    }

    /// The next columns as values to bind, at most `count` of them.
    pub(crate) fn values(&self, count: usize) -> Vec<Value<'_>> {
        fn value(cell: &Cell) -> Value<'_> {
            match cell {
                Cell::Null => Value::Null,
                Cell::Int(value) => Value::Int(*value),
                Cell::Text(text) => Value::Text(text),
                Cell::Bytes(bytes) => Value::Bytes(bytes),
            }
        }
        self.cells.as_slice().iter().take(count).map(value).collect()
    }

    /// The next columns as a row of their own, at most `count` of them.
    pub(crate) fn first(&self, count: usize) -> Self {
        let cells: Vec<Cell> = self.cells.as_slice().iter().take(count).cloned().collect();
        Self { cells: cells.into_iter() }
    }

    fn next(&mut self) -> Result<Cell, StoreError> {
        self.cells.next().ok_or_else(|| unexpected("no further column"))
    }

    /// The next column as BIGINT.
    pub fn int(&mut self) -> Result<i64, StoreError> {
        self.opt_int()?.ok_or_else(|| unexpected("NULL instead of BIGINT"))
    }

    /// The next column as BIGINT or NULL.
    pub fn opt_int(&mut self) -> Result<Option<i64>, StoreError> {
        match self.next()? {
            Cell::Int(value) => Ok(Some(value)),
            Cell::Null => Ok(None),
            other => Err(unexpected(&format!("{other:?} instead of BIGINT"))),
        }
    }

    /// The next column as TEXT.
    pub fn text(&mut self) -> Result<String, StoreError> {
        self.opt_text()?.ok_or_else(|| unexpected("NULL instead of TEXT"))
    }

    /// The next column as TEXT or NULL.
    pub fn opt_text(&mut self) -> Result<Option<String>, StoreError> {
        match self.next()? {
            Cell::Text(value) => Ok(Some(value)),
            Cell::Null => Ok(None),
            _ => Err(unexpected("another type instead of TEXT")),
        }
    }

    /// The next column as BYTEA.
    pub fn bytes(&mut self) -> Result<Vec<u8>, StoreError> {
        self.opt_bytes()?.ok_or_else(|| unexpected("NULL instead of BYTEA"))
    }

    /// The next column as BYTEA or NULL.
    pub fn opt_bytes(&mut self) -> Result<Option<Vec<u8>>, StoreError> {
        match self.next()? {
            Cell::Bytes(value) => Ok(Some(value)),
            Cell::Null => Ok(None),
            _ => Err(unexpected("another type instead of BYTEA")),
        }
    }
}

pub(crate) fn unexpected(what: &str) -> StoreError {
    StoreError::Damaged(format!("a row holds {what}"))
}
