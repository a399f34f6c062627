//! How fast requests may come: buckets that fill with time, in this process's memory. Off unless rates are set.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use iam::Region;
use identity::Caller;
use world::Clock;

use crate::Peer;

/// Buckets after which those that are full again are dropped.
const MANY: usize = 50_000;
const SECOND: i64 = 1_000_000;

/// Requests a second, by ECR's groups of operations, of one account in one region; 0 is unlimited.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs, reason = "each field is the rate of the operation of its name")]
pub struct Rates {
    pub batch_check_layer_availability: u32,
    pub batch_get_image: u32,
    pub complete_layer_upload: u32,
    pub get_authorization_token: u32,
    pub get_download_url_for_layer: u32,
    pub initiate_layer_upload: u32,
    pub put_image: u32,
    pub upload_layer_part: u32,
    /// All other operations of ECR together.
    pub other: u32,
    /// All requests of one principal together, at every service.
    pub principal: u32,
    /// For how many seconds a bucket collects what is not used.
    pub burst_seconds: u32,
}

impl Rates {
    /// The group of an operation of ECR, and its rate.
    fn of(&self, operation: &str) -> (&'static str, u32) {
        match operation {
            "BatchCheckLayerAvailability" => ("check", self.batch_check_layer_availability),
            "BatchGetImage" => ("get", self.batch_get_image),
            "CompleteLayerUpload" => ("complete", self.complete_layer_upload),
            "GetAuthorizationToken" => ("token", self.get_authorization_token),
            "GetDownloadUrlForLayer" => ("download", self.get_download_url_for_layer),
            "InitiateLayerUpload" => ("initiate", self.initiate_layer_upload),
            "PutImage" => ("put", self.put_image),
            "UploadLayerPart" => ("part", self.upload_layer_part),
            _ => ("other", self.other),
        }
    }
}

/// The buckets of one process.
#[derive(Debug)]
pub(crate) struct Throttles {
    rates: Rates,
    clock: Clock,
    /// When each bucket is full again, in microseconds.
    full_at: Mutex<HashMap<(&'static str, String), i64>>,
}

/// Too fast: after how many seconds the same request would be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooFast {
    pub(crate) seconds: u64,
}

impl Throttles {
    pub(crate) fn new(rates: Rates, clock: Clock) -> Self {
        Self { rates, clock, full_at: Mutex::default() }
    }

    /// Takes one request out of the caller's buckets: an operation of ECR by its AWS name, or none for other services.
    /// Who has no credentials is told apart by address.
    pub(crate) fn take(
        &self,
        (caller, peer): (&Caller, &Peer),
        region: &Region,
        operation: Option<&str>,
    ) -> Result<(), TooFast> {
        let (group, rate) = operation.map_or(("", 0), |operation| self.rates.of(operation));
        if rate == 0 && self.rates.principal == 0 {
            return Ok(());
        }
        let stranger = || format!("anonymous {}", peer.counted_as());
        let account = caller.principal.account();
        let who = account.map_or_else(stranger, |_| caller.principal.arn());
        self.draw(("principal", who), self.rates.principal, 1)?;
        let account = account.map_or_else(stranger, |account| account.to_string());
        self.draw((group, format!("{account} {region}")), rate, 1)
    }

    /// Takes so many more requests out of a known caller's bucket, for one that asks as much as they would; at most what
    /// a full bucket still holds.
    pub(crate) fn take_more(&self, caller: &Caller, count: u32) -> Result<(), TooFast> {
        let most = self.rates.principal.saturating_mul(self.rates.burst_seconds).saturating_sub(1);
        self.draw(("principal", caller.principal.arn()), self.rates.principal, count.min(most))
    }

    fn draw(&self, bucket: (&'static str, String), rate: u32, count: u32) -> Result<(), TooFast> {
        if rate == 0 || count == 0 {
            return Ok(());
        }
        let (now, one) = (self.clock.micros(), (SECOND / i64::from(rate)).max(1));
        let room = (i64::from(self.rates.burst_seconds) * SECOND).max(one);
        let mut buckets = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MANY {
            buckets.retain(|_, full_at| *full_at > now);
        }
        let full_at = buckets.entry(bucket).or_insert(now);
        let next = (*full_at).max(now) + one * i64::from(count);
        let missing = next - now - room;
        if missing > 0 {
            return Err(TooFast { seconds: u64::try_from(missing).unwrap_or_default().div_ceil(1_000_000) });
        }
        *full_at = next;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr, SocketAddr};

    use aws::models::ecr::GetAuthorizationToken;
    use bytes::Bytes;
    use http::{Request, StatusCode, header};
    use http_body_util::Full;
    use iam::{AccountId, Region};
    use identity::Caller;
    use serde_json::json;
    use world::World;

    use super::{Rates, Throttles, TooFast};
    use crate::Peer;
    use crate::ecr::app_in_a_box::{AppInABox, MINE, THEIRS};

    const PUT: Option<&str> = Some("PutImage");

    fn at(last: u8) -> Peer {
        Peer { address: SocketAddr::from((Ipv4Addr::new(127, 0, 0, last), 9)), tls: false }
    }

    fn root(account: &str) -> Caller {
        Caller::root(AccountId::parse(account).unwrap(), "AKIA")
    }

    /// Buckets, and the world whose clock fills them.
    fn buckets(rates: Rates) -> (Throttles, World, Region) {
        let world = World::simulated(jiff::Timestamp::from_second(1_777_636_800).unwrap(), 7);
        (Throttles::new(rates, world.clock.clone()), world, Region::parse("eu-west-1").unwrap())
    }

    #[test]
    fn what_is_not_used_is_kept_for_a_while_and_no_longer() {
        let rates = Rates { put_image: 2, burst_seconds: 2, ..Rates::default() };
        let (throttles, world, region) = buckets(rates);
        let (caller, peer) = (root(MINE), at(1));
        let take = || throttles.take((&caller, &peer), &region, PUT);
        for _ in 0..2 {
            assert_eq!([take(), take(), take(), take()], [Ok(()); 4]);
            assert_eq!(take(), Err(TooFast { seconds: 1 }));
            world.clock.advance(jiff::SignedDuration::from_millis(500));
            assert_eq!((take(), take()), (Ok(()), Err(TooFast { seconds: 1 })));
            world.clock.advance(jiff::SignedDuration::from_secs(3600));
        }
    }

    #[test]
    fn accounts_regions_and_groups_have_buckets_of_their_own() {
        let rates = Rates { put_image: 1, batch_get_image: 1, burst_seconds: 1, ..Rates::default() };
        let (throttles, _world, region) = buckets(rates);
        let (mine, theirs, peer, other) =
            (root(MINE), root(THEIRS), at(1), Region::parse("us-east-1").unwrap());
        assert!(throttles.take((&mine, &peer), &region, PUT).is_ok());
        assert!(throttles.take((&mine, &peer), &region, PUT).is_err());
        assert!(throttles.take((&mine, &peer), &other, PUT).is_ok());
        assert!(throttles.take((&theirs, &peer), &region, PUT).is_ok());
        assert!(throttles.take((&mine, &peer), &region, Some("BatchGetImage")).is_ok());
        assert!(
            throttles.take((&mine, &peer), &region, Some("DescribeImages")).is_ok(),
            "others have no rate"
        );
    }

    #[test]
    fn a_principal_has_one_bucket_for_all_it_does_and_strangers_one_for_each_address() {
        let (throttles, _world, region) =
            buckets(Rates { principal: 1, burst_seconds: 1, ..Rates::default() });
        let (mine, nobody) = (root(MINE), Caller::anonymous());
        assert!(throttles.take((&mine, &at(1)), &region, PUT).is_ok());
        assert!(throttles.take((&mine, &at(2)), &region, None).is_err());
        assert!(throttles.take((&nobody, &at(1)), &region, None).is_ok());
        assert!(throttles.take((&nobody, &at(1)), &region, None).is_err());
        assert!(throttles.take((&nobody, &at(2)), &region, None).is_ok());
    }

    #[test]
    fn full_buckets_are_forgotten() {
        let (throttles, world, region) =
            buckets(Rates { principal: 1, burst_seconds: 1, ..Rates::default() });
        let nobody = Caller::anonymous();
        for n in 0..60_000_u32 {
            let address = IpAddr::V4(Ipv4Addr::from_bits(n));
            let peer = Peer { address: SocketAddr::from((address, 9)), tls: false };
            throttles.take((&nobody, &peer), &region, None).unwrap();
            if n == 50_000 {
                world.clock.advance(jiff::SignedDuration::from_secs(10));
            }
        }
        assert!(throttles.full_at.lock().unwrap().len() < 60_000);
    }

    #[tokio::test]
    async fn at_v2_who_is_too_fast_is_told_when_to_come_again() {
        let rates = Rates { batch_get_image: 1, burst_seconds: 1, ..Rates::default() };
        let deployment = AppInABox::at(rates).await;
        let answer = deployment.owner().call::<GetAuthorizationToken>(json!({})).await.unwrap();
        let basic =
            format!("Basic {}", answer["authorizationData"][0]["authorizationToken"].as_str().unwrap());
        let get = async || {
            let request =
                Request::builder().uri("/v2/team/web/manifests/v1").header(header::HOST, "localhost");
            let request =
                request.header(header::AUTHORIZATION, &basic).body(Full::new(Bytes::new())).unwrap();
            deployment.app.answer(request, &at(1), "a-request").await
        };
        assert_eq!(get().await.status(), StatusCode::NOT_FOUND);
        let refused = get().await;
        assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(refused.headers()[header::RETRY_AFTER], "1");
        deployment.pass_seconds(1);
        assert_eq!(get().await.status(), StatusCode::NOT_FOUND);
    }

    #[tokio::test]
    async fn who_has_no_credentials_is_told_so_too() {
        let rates = Rates { batch_get_image: 1, burst_seconds: 1, ..Rates::default() };
        let deployment = AppInABox::at(rates).await;
        let get = async || {
            let request =
                Request::builder().uri("/v2/team/web/manifests/v1").header(header::HOST, "localhost");
            let request = request.body(Full::new(Bytes::new())).unwrap();
            deployment.app.answer(request, &at(1), "a-request").await.status()
        };
        assert_eq!(get().await, StatusCode::UNAUTHORIZED);
        assert_eq!(get().await, StatusCode::TOO_MANY_REQUESTS);
    }
}
