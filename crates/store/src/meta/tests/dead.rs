use super::replay::commit;
use super::site::{Site, runtime};
use crate::Change;
use crate::meta::resource_policy;

/// A deleted repository with a policy and a setting, then without.
async fn nothing_said_of_it_stays(site: Site) {
    let db = site.open().await;
    let (id, document) = (7, Some("{}".to_owned()));
    commit(&db, Change::RepositoryPolicySet { repository_id: id, document }).await;
    let (name, content) = ("lifecycle".to_owned(), "{}".to_owned());
    commit(&db, Change::RepositorySettingSet { repository_id: id, name, content }).await;
    let said = async || {
        let rows = &mut &db;
        let policy = resource_policy::of_repository(rows, id).await.unwrap();
        (policy, resource_policy::repository_setting(rows, id, "lifecycle").await.unwrap())
    };
    commit(&db, Change::RepositoryDeleted { repository_id: id, at: 1 }).await;
    assert!(matches!(said().await, (Some(_), Some(_))), "{}: it may be restored", site.name);
    commit(&db, Change::RepositoryPurged { repository_id: id, at: 2 }).await;
    assert_eq!(said().await, (None, None), "{}", site.name);
}

#[test]
fn a_purged_repository_takes_its_policy_and_settings_along() {
    runtime().block_on(nothing_said_of_it_stays(Site::sqlite()));
    runtime().block_on(nothing_said_of_it_stays(Site::postgres()));
}
