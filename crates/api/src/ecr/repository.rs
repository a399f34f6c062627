use aws::Timestamp;
use aws::models::ecr::{EncryptionConfiguration, ImageScanningConfiguration, Repository};
use iam::{Arn, Grant};
use registry::RepositoryDetail;

use super::mutability;
use crate::App;

/// A repository of the grant's registry as the API describes it.
pub(super) fn described(app: &App, grant: &Grant, detail: RepositoryDetail) -> Repository {
    let (account, region) = (grant.account(), grant.region());
    Repository {
        repository_arn: Some(Arn::repository(region, account, &detail.name).to_string()),
        registry_id: Some(account.to_string()),
        repository_uri: Some(app.addressing.repository_uri(account, region, &detail.name)),
        repository_name: Some(detail.name),
        created_at: Some(Timestamp::from_micros(detail.created_at)),
        image_tag_mutability: Some(detail.mutability.as_str().to_owned()),
        image_tag_mutability_exclusion_filters: mutability::exclusions(&detail.mutability),
        image_scanning_configuration: Some(ImageScanningConfiguration {
            scan_on_push: Some(detail.scan_on_push),
        }),
        encryption_configuration: Some(EncryptionConfiguration {
            encryption_type: detail.encryption_type,
            kms_key: detail.kms_key,
        }),
    }
}
