//! The parameters of a Query request.

use percent_encoding::percent_decode;

use crate::Invalid;

/// How many parameters a request may have; AWS's largest inputs are lists of a few hundred.
const MAX_PAIRS: usize = 4096;

/// The parameters of a request, from its form body or its query string, each name once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs(Vec<(String, String)>);

impl Pairs {
    /// Reads `application/x-www-form-urlencoded` text, where blanks may come as `+`.
    ///
    /// # Errors
    ///
    /// `MalformedQueryString` where it is not UTF-8, names a parameter twice, or has more than 4,096 of them.
    pub fn parse(text: &[u8]) -> Result<Pairs, Invalid> {
        let parts = text.split(|&byte| byte == b'&').filter(|part| !part.is_empty());
        if parts.clone().nth(MAX_PAIRS).is_some() {
            return Err(malformed(format!("There must not be more than {MAX_PAIRS} parameters")));
        }
        let mut pairs = parts.map(pair).collect::<Result<Vec<_>, Invalid>>()?;
        pairs.sort();
        match pairs.windows(2).find(|two| two[0].0 == two[1].0) {
            Some(two) => Err(malformed(format!("The parameter {} appears twice", two[0].0))),
            None => Ok(Pairs(pairs)),
        }
    }

    /// The value of a parameter.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.binary_search_by_key(&name, |(name, _)| name).ok().map(|at| self.0[at].1.as_str())
    }

    /// The parameters in byte order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

fn pair(part: &[u8]) -> Result<(String, String), Invalid> {
    let at = part.iter().position(|&byte| byte == b'=');
    let (name, value) = at.map_or((part, &[][..]), |at| (&part[..at], &part[at + 1..]));
    Ok((text(name)?, text(value)?))
}

fn text(encoded: &[u8]) -> Result<String, Invalid> {
    let blanks: Vec<u8> = encoded.iter().map(|&byte| if byte == b'+' { b' ' } else { byte }).collect();
    let decoded: Vec<u8> = percent_decode(&blanks).collect();
    String::from_utf8(decoded).map_err(|_| malformed("The parameters must be UTF-8".to_owned()))
}

fn malformed(message: String) -> Invalid {
    Invalid { code: "MalformedQueryString", message }
}
