//! `GET /v2/_catalog`: the repositories that the caller may describe, and no others.

use http::{Response, header};
use iam::{AccountId, Arn, Region};
use identity::{Caller, SealError};
use registry::Unjudged;
use serde_json::json;

use super::error::V2Error;
use super::{items_of, json as json_response, link};
use crate::app::Incoming;
use crate::{App, Body, Judged, Trail};

const ACTION: &str = "ecr:DescribeRepositories";
/// How many repositories are looked at for one page, whoever may see them.
const MOST_LOOKED_AT: usize = 1000;
/// How many are read at a time, at least.
const CHUNK: usize = 100;
/// What no name begins with: the rest is a sealed place in the list.
const SEALED: char = '~';

/// Whose list is asked for, and where.
pub(super) struct Asked<'a> {
    pub(super) incoming: &'a Incoming<'a>,
    pub(super) caller: &'a Caller,
    pub(super) registry: (AccountId, &'a Region),
}

impl Asked<'_> {
    fn scope(&self) -> Vec<u8> {
        format!("_catalog\n{}\n{}", self.registry.0, self.registry.1).into_bytes()
    }

    /// The name after which the page begins.
    fn after(&self, app: &App) -> Result<String, V2Error> {
        let last = self.incoming.query("last").unwrap_or_default();
        match last.strip_prefix(SEALED) {
            None => Ok(last),
            Some(place) => {
                app.identity.open_page(&self.scope(), place).map_err(|SealError| V2Error::page_invalid(&last))
            }
        }
    }
}

/// One page, by name. The list is nobody's to refuse: who may see nothing gets an empty one.
pub(super) async fn run(app: &App, asked: &Asked<'_>, trail: &mut Trail) -> Result<Response<Body>, V2Error> {
    let n = items_of(asked.incoming)?;
    let resource = Some(Arn::repository(asked.registry.1, asked.registry.0, "*"));
    trail.judged.push(Judged { action: ACTION, resource, refused: None });
    let Seen { names, next } = seen(app, asked, n).await?;
    let body = json!({"repositories": names}).to_string();
    let mut response = json_response(body.into_bytes(), "application/json");
    if let Some(last) = next {
        link(&mut response, &format!("{}/v2/_catalog", asked.incoming.origin()), n, &last);
    }
    // It is this caller's list.
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, header::HeaderValue::from_static("private, no-store"));
    Ok(response)
}

struct Seen {
    names: Vec<String>,
    /// Where the next page begins, if there is one.
    next: Option<String>,
}

/// Up to `n` names that the caller may see.
async fn seen(app: &App, asked: &Asked<'_>, n: usize) -> Result<Seen, V2Error> {
    let (mut names, mut looked_at) = (Vec::new(), 0);
    let mut place = asked.after(app)?;
    if n == 0 {
        return Ok(Seen { names, next: None });
    }
    loop {
        let limit = (n + 1 - names.len()).max(CHUNK).min(MOST_LOOKED_AT - looked_at);
        let page = app.registry.unjudged(asked.registry, &place, limit).await.map_err(V2Error::from)?;
        names.extend(visible(app, asked, &page.items).await?);
        looked_at += page.items.len();
        if names.len() > n {
            names.truncate(n);
            return Ok(Seen { next: names.last().cloned(), names });
        }
        match page.items.last().filter(|_| page.more) {
            None => return Ok(Seen { names, next: None }),
            Some(last) if looked_at >= MOST_LOOKED_AT => {
                // The name itself may be none that the caller may see.
                let sealed = app.identity.seal_page(&asked.scope(), last.place());
                return Ok(Seen { names, next: Some(format!("{SEALED}{sealed}")) });
            }
            Some(last) => last.place().clone_into(&mut place),
        }
    }
}

async fn visible(app: &App, asked: &Asked<'_>, items: &[Unjudged]) -> Result<Vec<String>, V2Error> {
    let demands = items.iter().map(|item| item.demand(ACTION)).collect();
    let judged = app.identity.judge_each(asked.caller, &asked.incoming.circumstances(), demands).await;
    let judged = judged.map_err(|error| V2Error::Unavailable(error.to_string()))?;
    let shown =
        items.iter().zip(judged).filter_map(|(item, grant)| item.shown_by(&grant?).map(str::to_owned));
    Ok(shown.collect())
}
