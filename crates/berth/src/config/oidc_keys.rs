use std::path::PathBuf;

/// One entry of `oidc_keys`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OidcKeys {
    /// The issuer, as tokens name it.
    pub issuer: String,
    /// The JSON Web Key Set.
    pub file: PathBuf,
}

impl std::str::FromStr for OidcKeys {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (issuer, file) = text.rsplit_once('=').ok_or(())?;
        let fits = issuer.starts_with("https://") && !file.is_empty();
        fits.then(|| Self { issuer: issuer.to_owned(), file: PathBuf::from(file) }).ok_or(())
    }
}
