//! Where a list goes on: the `Link` header (RFC 8288, section 3).

use http::HeaderMap;
use http::header::LINK;
use url::{Position, Url};

use super::ImportError;

/// The URL of the page after that at `asked`, by the registry's `base`; none after the last.
///
/// # Errors
/// [`ImportError::Broken`] for a header that cannot be read, or leads elsewhere: the list would end early.
pub(super) fn next(headers: &HeaderMap, asked: &str, base: &str) -> Result<Option<String>, ImportError> {
    for value in headers.get_all(LINK) {
        let told = String::from_utf8_lossy(value.as_bytes());
        let broken = || {
            let page = asked.split('?').next().unwrap_or(asked);
            ImportError::Broken(format!("{page}: 'Link: {told}' leads to no further page of this registry"))
        };
        let mut rest = told.trim_start_matches([' ', '\t', ',']);
        while !rest.is_empty() {
            let (target, relation, after) = link(rest).ok_or_else(broken)?;
            if is_next(relation) {
                let next = joined(asked, target, base).filter(|next| next != asked);
                return next.map(Some).ok_or_else(broken);
            }
            rest = after;
        }
    }
    Ok(None)
}

/// Registries have no other links, so that one without a relation is this.
fn is_next(relation: Option<&str>) -> bool {
    relation.is_none_or(|all| all.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case("next")))
}

/// The target and the relation of the first link of a header, and the links behind it.
fn link(text: &str) -> Option<(&str, Option<&str>, &str)> {
    let (target, mut rest) = text.strip_prefix('<')?.split_once('>')?;
    let mut relation = None;
    loop {
        rest = rest.trim_start();
        if rest.is_empty() || rest.starts_with(',') {
            return Some((target, relation, rest.trim_start_matches([' ', '\t', ','])));
        }
        rest = rest.strip_prefix(';')?;
        let (name, after) = rest.split_at(rest.find(['=', ';', ',']).unwrap_or(rest.len()));
        let (value, after) = match after.strip_prefix('=') {
            Some(after) => value(after.trim_start())?,
            None => ("", after),
        };
        if name.trim().eq_ignore_ascii_case("rel") {
            relation = relation.or(Some(value));
        }
        rest = after;
    }
}

/// A parameter's value, quoted or not, and what follows it.
fn value(text: &str) -> Option<(&str, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        return Some(text.split_at(text.find([';', ',']).unwrap_or(text.len())));
    };
    let mut escaped = false;
    let (value, after) = quoted.split_at(quoted.find(|c| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    })?);
    Some((value, after.strip_prefix('"')?))
}

/// What a target means where it was met (RFC 3986, section 5), as long as it stays on that host. The registry is asked by
/// the scheme and port that it was named with: one behind a proxy may know only its own.
fn joined(asked: &str, target: &str, base: &str) -> Option<String> {
    let from = Url::parse(asked).ok()?;
    let to = from.join(target).ok()?;
    let same = to.host_str() == from.host_str();
    same.then(|| format!("{base}{}", &to[Position::BeforePath..Position::AfterQuery]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://old.example:443";

    fn read(links: &[&str]) -> Result<Option<String>, String> {
        let mut headers = HeaderMap::new();
        for link in links {
            headers.append(LINK, link.parse().unwrap());
        }
        let asked = format!("{BASE}/v2/a/tags/list?n=50");
        let next = next(&headers, &asked, BASE).map_err(|error| error.to_string())?;
        Ok(next.map(|url| url.strip_prefix(BASE).unwrap().to_owned()))
    }

    #[test]
    fn a_target_is_read_from_where_it_was_met() {
        for (target, next) in [
            ("?n=50&last=b", "/v2/a/tags/list?n=50&last=b"),
            ("list?last=b", "/v2/a/tags/list?last=b"),
            ("../../b/tags/list?last=b", "/v2/b/tags/list?last=b"),
            ("/v2/_catalog?last=b,c", "/v2/_catalog?last=b,c"),
            ("//old.example/x?y", "/x?y"),
            ("http://old.example:5000/x?y", "/x?y"),
        ] {
            let links = format!("<{target}>; rel=\"next\"");
            assert_eq!(read(&[&links]), Ok(Some(next.to_owned())), "{target}");
        }
    }

    #[test]
    fn the_next_is_found_among_other_links() {
        let some = Ok(Some("/n?x".to_owned()));
        assert_eq!(read(&[]), Ok(None));
        assert_eq!(read(&["</p>; rel=\"prev\"", "</f>; rel=first"]), Ok(None));
        assert_eq!(
            read(&["</p>; title=\"a, \\\"b\\\"; rel=next\"; rel=prev, </n?x>;REL=\"last Next\""]),
            some
        );
        assert_eq!(read(&["</p>; rel=prev", "</n?x> ; title=x ; rel=next"]), some);
        assert_eq!(read(&["</n?x>"]), some);
    }

    #[test]
    fn a_link_that_cannot_be_followed_ends_no_list_in_silence() {
        let elsewhere = "<https://other.example/v2/a/tags/list?last=b>; rel=next";
        for bad in ["?n=50&last=b", "<?n=50", "</x> rel=next", "</x>; rel=\"next", elsewhere, "<>; rel=next"]
        {
            let error = read(&[bad]).unwrap_err();
            assert!(error.contains("Link: ") && error.contains("/v2/a/tags/list"), "{bad}: {error}");
        }
    }
}
