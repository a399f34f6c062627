use crate::caller::Caller;
use crate::fields::{FieldReader, FieldWriter};
use crate::sealer::SealError;
use crate::session_row::SessionHandle;

/// The registry that a token opens is a private one; public registries will have a kind of their own.
const PRIVATE: u8 = 1;

/// What a registry token says, sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RegistryClaims {
    /// Names the token where issued ones are listed.
    pub(crate) id: [u8; 16],
    /// Who asked, by which key, for which registry.
    pub(crate) caller: Caller,
    /// Marks the secret of that key: once the key has another secret, the token ends.
    pub(crate) secret_mark: Option<[u8; 8]>,
    /// Microseconds since the Unix epoch.
    pub(crate) issued: i64,
    /// Microseconds since the Unix epoch.
    pub(crate) expires: i64,
    /// The row that keeps a session's policies and tags, for a caller that is a session.
    pub(crate) session: Option<SessionHandle>,
}

impl RegistryClaims {
    pub(crate) fn to_fields(&self) -> FieldWriter {
        let mut fields = FieldWriter::default();
        fields.byte(PRIVATE);
        fields.array(&self.id);
        fields.micros(self.issued);
        fields.micros(self.expires);
        self.caller.write(&mut fields);
        fields.optional(self.secret_mark.as_ref(), FieldWriter::array);
        fields.optional(self.session.as_ref(), FieldWriter::array);
        fields
    }

    pub(crate) fn from_fields(bytes: &[u8]) -> Result<Self, SealError> {
        let mut fields = FieldReader::new(bytes);
        if fields.byte()? != PRIVATE {
            return Err(SealError);
        }
        let (id, issued, expires) = (fields.array()?, fields.micros()?, fields.micros()?);
        let caller = Caller::read(&mut fields)?;
        let secret_mark = fields.optional(FieldReader::array)?;
        let session = fields.optional(FieldReader::array)?;
        fields.end()?;
        Ok(Self { id, caller, secret_mark, issued, expires, session })
    }
}
