use iam::{AccountId, Region};
use jiff::Timestamp;

use crate::caller::Caller;
use crate::fields::{FieldReader, FieldWriter};
use crate::sealer::SealError;
use crate::session_row::SessionHandle;

/// What a layer URL carries: who asked for it, and which layer of which repository it gives until when. The one
/// who uses it is judged again as that caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayerTicket {
    /// Who asked for the URL.
    pub caller: Caller,
    /// The registry that holds the repository.
    pub registry: (AccountId, Region),
    /// The repository's name.
    pub repository: String,
    /// The layer's digest, with its algorithm.
    pub digest: String,
    /// When the URL was given out, to the microsecond.
    pub issued: Timestamp,
    /// When the URL ends, to the microsecond.
    pub expires: Timestamp,
}

impl LayerTicket {
    pub(crate) fn to_fields(&self, session: Option<SessionHandle>) -> FieldWriter {
        let mut fields = FieldWriter::default();
        fields.micros(self.issued.as_microsecond());
        fields.micros(self.expires.as_microsecond());
        self.caller.write(&mut fields);
        fields.text(self.registry.0.as_str());
        fields.text(self.registry.1.as_str());
        fields.text(&self.repository);
        fields.text(&self.digest);
        fields.optional(session.as_ref(), FieldWriter::array);
        fields
    }

    pub(crate) fn from_fields(bytes: &[u8]) -> Result<(Self, Option<SessionHandle>), SealError> {
        let mut fields = FieldReader::new(bytes);
        let mut moment = || Timestamp::from_microsecond(fields.micros()?).map_err(|_| SealError);
        let (issued, expires) = (moment()?, moment()?);
        let caller = Caller::read(&mut fields)?;
        let registry = (fields.parsed()?, fields.parsed()?);
        let (repository, digest) = (fields.text()?.to_owned(), fields.text()?.to_owned());
        let session = fields.optional(FieldReader::array)?;
        fields.end()?;
        Ok((Self { caller, registry, repository, digest, issued, expires }, session))
    }
}
