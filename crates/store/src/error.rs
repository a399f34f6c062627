/// What can go wrong with rows, named for what the caller can do about it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another writer holds what this one needs; trying again may work.
    #[error("the database is busy: {0}")]
    Busy(String),
    /// A row contradicts one that is there; nothing was kept.
    #[error("the rows contradict what is stored: {0}")]
    Conflict(String),
    /// A stored value is not what the schema says; the data needs an operator.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// No space is left for rows; nothing of the transaction was kept, and later ones may fit.
    #[error("no space is left for the database: {0}")]
    Full(String),
    /// The disk or the connection failed. When it failed during a commit, it is unknown what was kept.
    #[error("the database is unreachable: {0}")]
    Unreachable(String),
    /// This process may not write for now; nothing was tried. The text says why.
    #[error("writing is held: {0}")]
    Held(String),
    /// The deployment is being moved elsewhere: it can be read, and nothing is written. The text says where to.
    #[error("the deployment is being moved to {0}: nothing is written until that is done")]
    Moving(String),
    /// The database cannot be used as it is set up; the text says what to change.
    #[error("the database cannot be used: {0}")]
    Unsuitable(String),
    /// The database was written by a newer Berth that this one must not touch.
    #[error("the database has format {found}; this Berth knows formats up to {known}: run the newer Berth")]
    TooNew {
        /// The format found.
        found: i64,
        /// The newest format that this program knows.
        known: i64,
    },
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let text = error.to_string();
        match error.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy(text),
            Some(Code::DiskFull) => Self::Full(text),
            Some(Code::ConstraintViolation) => Self::Conflict(text),
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Damaged(text),
            _ => Self::Unreachable(text),
        }
    }
}

impl StoreError {
    /// The same error for one more of the transactions that a failed commit took with it.
    pub(crate) fn again(&self) -> Self {
        match self {
            Self::Busy(text) => Self::Busy(text.clone()),
            Self::Conflict(text) => Self::Conflict(text.clone()),
            Self::Damaged(text) => Self::Damaged(text.clone()),
            Self::Full(text) => Self::Full(text.clone()),
            Self::Unreachable(text) => Self::Unreachable(text.clone()),
            Self::Held(text) => Self::Held(text.clone()),
            Self::Moving(to) => Self::Moving(to.clone()),
            Self::Unsuitable(text) => Self::Unsuitable(text.clone()),
            Self::TooNew { found, known } => Self::TooNew { found: *found, known: *known },
        }
    }
}
