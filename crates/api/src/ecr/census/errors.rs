//! Each modelled error of an operation that is built is produced here, or listed with the reason why not.

use std::collections::BTreeSet;

use registry::{Options, Quotas};
use serde_json::{Value, json};

use super::{Things, body};
use crate::Rates;
use crate::call::Entry;
use crate::ecr::OPERATIONS;
use crate::ecr::app_in_a_box::{Actor, AppInABox, MINE, REGION, index};

/// Errors that nothing produces, whatever the operation.
const NEVER: [(&str, &str); 7] = [
    ("ServerException", "a database or disk that fails: `wording.rs` and the door test it for all at once"),
    (
        "ValidationException",
        "each operation spells refused input in one way, and those that have both in the other",
    ),
    ("KmsException", "no key encrypts repositories yet"),
    ("UnableToGetUpstreamImageException", "there is no pull-through cache yet"),
    ("UnableToGetUpstreamLayerException", "there is no pull-through cache yet"),
    ("UnableToListUpstreamImageReferrersException", "there is no pull-through cache yet"),
    ("LayerInaccessibleException", "layers of archived images are not found; others are there or not"),
];

/// Errors of one operation that nothing produces.
const NOT_OF: [(&str, &str, &str); 11] = [
    (
        "BatchGetRepositoryScanningConfiguration",
        "RepositoryNotFoundException",
        "what is not there is among the failures",
    ),
    ("GetRegistryScanningConfiguration", "InvalidParameterException", "it takes nothing"),
    ("GetSigningConfiguration", "InvalidParameterException", "it takes nothing"),
    (
        "PutRegistryScanningConfiguration",
        "BlockedByOrganizationPolicyException",
        "no policy of an organisation is about it",
    ),
    ("DeleteRegistryPolicy", "InvalidParameterException", "it takes nothing"),
    ("DescribeRegistry", "InvalidParameterException", "it takes nothing"),
    ("GetRegistryPolicy", "InvalidParameterException", "it takes nothing"),
    ("DeregisterPullTimeUpdateExclusion", "LimitExceededException", "it only makes them fewer"),
    ("ListPullTimeUpdateExclusions", "LimitExceededException", "it makes none"),
    ("PutAccountSetting", "LimitExceededException", "there are as many as have names"),
    ("UntagResource", "InvalidTagParameterException", "a key that can't be on a repository is not there"),
];

type Produced = BTreeSet<(&'static str, &'static str)>;

/// A deployment and what its operations answered.
struct Trial<'a> {
    owner: Actor<'a>,
    produced: &'a mut Produced,
}

impl Trial<'_> {
    /// Asks; keeps the error that came. Answers what was answered otherwise.
    async fn ask(&mut self, operation: &str, body: Value) -> Value {
        let entry = OPERATIONS.iter().find(|entry| entry.table.name == operation).expect(operation);
        match self.owner.enter(entry, &body).await {
            Ok(answer) => answer,
            Err(refused) => {
                self.produced.insert((entry.table.name, refused.code));
                Value::Null
            }
        }
    }

    async fn of_repositories(&mut self) {
        let tags = |count: usize| -> Value {
            (0..count).map(|number| json!({"Key": format!("k{number}"), "Value": "v"})).collect()
        };
        let arn = format!("arn:aws:ecr:eu-west-1:{MINE}:repository/team/web");
        let reserved = json!([{"Key": "aws:x", "Value": "v"}]);
        self.ask("CreateRepository", json!({"repositoryName": "many", "tags": tags(51)})).await;
        self.ask("CreateRepository", json!({"repositoryName": "reserved", "tags": reserved})).await;
        self.ask("CreateRepository", json!({"repositoryName": "team/web"})).await;
        self.ask("DescribeRepositories", json!({"repositoryNames": ["team/gone"]})).await;
        self.ask("TagResource", json!({"resourceArn": arn, "tags": tags(51)})).await;
        self.ask("TagResource", json!({"resourceArn": arn, "tags": reserved})).await;
        self.ask("UntagResource", json!({"resourceArn": arn, "tagKeys": ["aws:x"]})).await;
        let keys: Vec<String> = (0..51).map(|number| format!("k{number}")).collect();
        self.ask("UntagResource", json!({"resourceArn": arn, "tagKeys": keys})).await;
        self.ask("DeleteRepository", json!({"repositoryName": "team/web"})).await;
    }

    /// In a registry that takes one of everything.
    async fn of_quotas(&mut self) {
        let upload = self.owner.begin_upload().await;
        self.ask("UploadLayerPart", Actor::part(&upload, 0, b"more than one")).await;
        self.ask("CreateRepository", json!({"repositoryName": "second"})).await;
        for prefix in ["first", "second"] {
            let template = json!({"prefix": prefix, "appliedFor": ["REPLICATION"]});
            self.ask("CreateRepositoryCreationTemplate", template).await;
        }
        for note in ["first", "second"] {
            let manifest = index(note).to_string();
            self.ask("PutImage", json!({"repositoryName": "team/web", "imageManifest": manifest})).await;
        }
    }

    async fn of_settings(&mut self) {
        let template = |prefix: &str| json!({"prefix": prefix, "appliedFor": ["REPLICATION"]});
        self.ask("CreateRepositoryCreationTemplate", template("team")).await;
        self.ask("CreateRepositoryCreationTemplate", template("team")).await;
        for number in 0..=100 {
            let arn = format!("arn:aws:iam::{MINE}:role/r{number}");
            self.ask("RegisterPullTimeUpdateExclusion", json!({"principalArn": arn})).await;
        }
    }

    async fn of_images(&mut self) {
        let name = "team/web";
        let push = |tag: &str, manifest: Value, digest: Option<&str>| {
            let mut body =
                json!({"repositoryName": name, "imageTag": tag, "imageManifest": manifest.to_string()});
            if let Some(digest) = digest {
                body["imageDigest"] = json!(digest);
            }
            body
        };
        let nothing = Things::nothing(name).image;
        let manifest = "application/vnd.oci.image.manifest.v1+json";
        let descriptor =
            json!({"mediaType": "application/vnd.oci.image.config.v1+json", "digest": nothing, "size": 1});
        let without_layers =
            json!({"schemaVersion": 2, "mediaType": manifest, "config": descriptor, "layers": []});
        let child = json!({"mediaType": manifest, "digest": nothing, "size": 1});
        let without_child = json!({"schemaVersion": 2,
            "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [child]});
        let large = self.owner.put(None, &index(&"x".repeat(3 << 20))).await;
        let ids = vec![json!({"imageDigest": large}); 11];
        self.ask("BatchGetImage", json!({"repositoryName": name, "imageIds": ids})).await;
        self.ask("PutImage", push("v1", index("one"), None)).await;
        self.ask("PutImage", push("v1", index("one"), None)).await;
        self.ask("PutImage", push("v2", index("two"), Some(&nothing))).await;
        self.ask("PutImage", push("v3", without_layers, None)).await;
        self.ask("PutImage", push("v4", without_child, None)).await;
        self.ask("PutImage", json!({"repositoryName": "team/gone", "imageManifest": index("x").to_string()}))
            .await;
        self.ask("DescribeImages", json!({"repositoryName": name, "imageIds": [{"imageTag": "none"}]})).await;
        self.ask("GetDownloadUrlForLayer", json!({"repositoryName": name, "layerDigest": nothing})).await;
        self.ask("PutImageTagMutability", json!({"repositoryName": name, "imageTagMutability": "IMMUTABLE"}))
            .await;
        self.ask("PutImage", push("v1", index("three"), None)).await;
        let archive =
            |id: Value| json!({"repositoryName": name, "imageId": id, "targetStorageClass": "ARCHIVE"});
        self.ask("UpdateImageStorageClass", archive(json!({"imageTag": "none"}))).await;
        let child = self.owner.put(None, &index("child")).await;
        let member =
            json!({"mediaType": "application/vnd.oci.image.index.v1+json", "digest": child, "size": 1});
        let family = json!({"schemaVersion": 2,
            "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [member]});
        self.owner.put(Some("family"), &family).await;
        self.ask("UpdateImageStorageClass", archive(json!({"imageDigest": child}))).await;
    }

    async fn of_uploads(&mut self) {
        let complete = |id: &str, digest: &str| json!({"repositoryName": "team/web", "uploadId": id, "layerDigests": [digest]});
        let nothing = Things::nothing("team/web").layer;
        let empty = self.owner.begin_upload().await;
        self.ask("CompleteLayerUpload", complete(&empty, &nothing)).await;
        self.ask("UploadLayerPart", Actor::part(&empty, 7, b"not the first")).await;
        self.ask("UploadLayerPart", Actor::part(&Things::nothing("team/web").upload, 0, b"lost")).await;
        let wrong = self.owner.begin_upload().await;
        self.ask("UploadLayerPart", Actor::part(&wrong, 0, b"some bytes")).await;
        self.ask("CompleteLayerUpload", complete(&wrong, &nothing)).await;
        let small = self.owner.begin_upload().await;
        self.ask("UploadLayerPart", Actor::part(&small, 0, b"small")).await;
        self.ask("UploadLayerPart", Actor::part(&small, 5, b"and more")).await;
        self.ask("CompleteLayerUpload", complete(&small, &nothing)).await;
        let layer = self.owner.push_layer(b"a layer").await;
        let again = self.owner.begin_upload().await;
        self.ask("UploadLayerPart", Actor::part(&again, 0, b"a layer")).await;
        self.ask("CompleteLayerUpload", complete(&again, layer["digest"].as_str().unwrap())).await;
    }

    async fn of_policies(&mut self) {
        let name = json!({"repositoryName": "team/web"});
        self.ask("StartLifecyclePolicyPreview", name.clone()).await;
        self.ask("DeleteRepositoryPolicy", name.clone()).await;
        let rule = json!({"rulePriority": 1, "selection": {"tagStatus": "any", "countType": "imageCountMoreThan",
            "countNumber": 1}, "action": {"type": "expire"}});
        let policy = json!({"rules": [rule]}).to_string();
        let started = json!({"repositoryName": "team/web", "lifecyclePolicyText": policy});
        self.ask("StartLifecyclePolicyPreview", started.clone()).await;
        self.ask("StartLifecyclePolicyPreview", started).await;
    }
}

/// The body with a member that breaks the model's constraints; none if it has no member that can.
fn broken(entry: &Entry) -> Option<Value> {
    let here = json!({"region": REGION, "registryId": MINE});
    let breaks = [
        ("registryId", json!("twelve")),
        ("repositoryName", json!("Not A Name")),
        ("prefix", json!("Not A Prefix")),
        ("resourceArn", json!("")),
        ("principalArn", json!("")),
        ("maxResults", json!(0)),
        ("registryIds", json!(["twelve"])),
        ("repositoryNames", json!(["Not A Name"])),
        ("scanType", json!("THOROUGH")),
        ("replicationConfiguration", json!({"rules": [{"destinations": [here]}]})),
        ("signingConfiguration", json!({"rules": [{"signingProfileArn": "no"}]})),
        ("name", json!("")),
        ("policyText", json!("x".repeat(10_241))),
    ];
    let aws::model::ShapeTable::Structure(members) = entry.table.input else { return None };
    let has = |name: &str| members.iter().any(|member| member.name == name);
    let (name, value) = breaks.into_iter().find(|(name, _)| has(name))?;
    let mut body = body(entry, MINE, &Things::nothing("team/web"));
    body.as_object_mut()?.insert(name.to_owned(), value);
    Some(body)
}

async fn produced() -> Produced {
    let mut produced = Produced::new();
    let deployment = AppInABox::with_repository().await;
    let mut trial = Trial { owner: deployment.owner(), produced: &mut produced };
    // What makes and what deletes come last, so that others find what there is, and not what there is not.
    let mut entries: Vec<&Entry> = OPERATIONS.iter().collect();
    let last = |name: &str| u8::from(name.starts_with("Delete")) + 2 * u8::from(name.starts_with("Create"));
    entries.sort_by_key(|entry| last(entry.table.name));
    for (entry, name) in entries.iter().flat_map(|entry| [(entry, "team/gone"), (entry, "team/web")]) {
        trial.ask(entry.table.name, body(entry, MINE, &Things::nothing(name))).await;
        if let Some(body) = broken(entry) {
            trial.ask(entry.table.name, body).await;
        }
    }
    let deployment = AppInABox::with_repository().await;
    let mut trial = Trial { owner: deployment.owner(), produced: &mut produced };
    trial.of_uploads().await;
    trial.of_policies().await;
    trial.of_settings().await;
    trial.of_images().await;
    trial.of_repositories().await;
    let quotas = Quotas {
        repositories_per_registry: 1,
        images_per_repository: 1,
        templates_per_registry: 1,
        layer_bytes: 1,
        ..Quotas::default()
    };
    let deployment = AppInABox::with(Options { quotas, ..Options::default() }, Rates::default()).await;
    deployment.owner().create("team/web").await;
    Trial { owner: deployment.owner(), produced: &mut produced }.of_quotas().await;
    produced
}

#[tokio::test]
async fn each_modelled_error_is_produced_or_listed() {
    let produced = produced().await;
    let listed = |operation: &str, code: &str| {
        NEVER.iter().any(|(never, _)| *never == code)
            || NOT_OF.iter().any(|(of, never, _)| (*of, *never) == (operation, code))
    };
    let mut wrong = Vec::new();
    for entry in OPERATIONS {
        for error in entry.table.errors {
            let (operation, code) = (entry.table.name, error.code);
            let (found, listed) = (produced.contains(&(operation, code)), listed(operation, code));
            let here = if found { "is produced, and yet listed" } else { "is neither produced nor listed" };
            wrong.extend((found == listed).then(|| format!("{operation}: {code} {here}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
