//! The disk fills up in the middle of a push.

use store::blobs::Blobs;

use super::content::image;
use super::faults::{Acknowledged, check, push};
use super::registry_in_a_box::RegistryInABox;
use crate::Error;

/// Pushes to a disk that is full from its `nth` effect on; answers whether there is such an effect.
async fn survive(nth: usize) -> bool {
    let (site, sound) = RegistryInABox::over_spoiled(|blobs| Blobs::filling(blobs, nth));
    let (owner, app, mut kept) = (site.owner(), image("app"), Acknowledged::default());
    owner.create().await;
    let outcome = push(&owner, &app, &mut kept).await;
    assert!(matches!(outcome, Ok(()) | Err(Error::Full(_))), "effect {nth}: {outcome:?}");
    // What was acknowledged can be pulled though the disk is full.
    check(&owner, &app, &kept).await;

    let again = site.owner_over(sound);
    push(&again, &app, &mut kept).await.unwrap();
    check(&again, &app, &kept).await;
    site.pass_seconds(25 * 3600);
    again.registry.expire_uploads().await.unwrap();
    assert_eq!(site.objects(), 3, "effect {nth} left an object that nothing owns");
    outcome.is_err()
}

#[tokio::test]
async fn a_full_disk_is_told_of_and_loses_nothing() {
    let mut refused = 0;
    for nth in 1..40 {
        refused += usize::from(survive(nth).await);
    }
    assert!((10..39).contains(&refused), "{refused} pushes met a full disk");
}
