use std::error::Error;

use bytes::{BufMut, BytesMut};
use tokio_postgres::Row as PostgresRow;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

use crate::StoreError;
use crate::meta::row::{Cell, unexpected};
use crate::meta::{Row, Value};

impl ToSql for Value<'_> {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self, kind) {
            (Self::Null, _) => return Ok(IsNull::Yes),
            (Self::Int(value), &Type::INT8) => out.put_i64(*value),
            (Self::Int(value), &Type::INT4) => out.put_i32(i32::try_from(*value)?),
            (Self::Text(value), &Type::TEXT) => out.put_slice(value.as_bytes()),
            (Self::Bytes(value), &Type::BYTEA) => out.put_slice(value),
            _ => return Err(format!("{self:?} is given for a {kind}").into()),
        }
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// Whether a column of this type can be read: a BIGINT's sum, for one, is a NUMERIC and needs a CAST.
#[cfg(test)]
pub(crate) fn readable(kind: &Type) -> bool {
    [Type::INT8, Type::INT4, Type::BOOL, Type::TEXT, Type::BYTEA].contains(kind)
}

/// Copies a row.
pub(super) fn copy(row: &PostgresRow) -> Result<Row, StoreError> {
    let mut cells = Vec::with_capacity(row.len());
    for (place, column) in row.columns().iter().enumerate() {
        cells.push(match *column.type_() {
            Type::INT8 => row.try_get::<_, Option<i64>>(place)?.map(Cell::Int),
            Type::INT4 => row.try_get::<_, Option<i32>>(place)?.map(|value| Cell::Int(value.into())),
            Type::BOOL => row.try_get::<_, Option<bool>>(place)?.map(|value| Cell::Int(value.into())),
            Type::TEXT => row.try_get::<_, Option<String>>(place)?.map(Cell::Text),
            Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(place)?.map(Cell::Bytes),
            ref other => return Err(unexpected(&format!("a {other}"))),
        });
    }
    Ok(Row::of(cells.into_iter().map(|cell| cell.unwrap_or(Cell::Null)).collect()))
}
