/// Whether a repository's tags may move (AWS's `imageTagMutability`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutability {
    /// Tags move.
    Mutable,
    /// Tags stay where they are until they are deleted.
    Immutable,
}

impl Mutability {
    /// AWS's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mutable => "MUTABLE",
            Self::Immutable => "IMMUTABLE",
        }
    }

    /// Reads AWS's word.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "MUTABLE" => Some(Self::Mutable),
            "IMMUTABLE" => Some(Self::Immutable),
            _ => None,
        }
    }
}
