//! JSON 1.1: typed inputs out of bodies, bodies out of outputs and errors.

use std::collections::BTreeMap;

use aws::models::ecr::{
    BatchCheckLayerAvailabilityError, CompleteLayerUploadError, CreateRepository, CreateRepositoryOutput,
    DescribeImages, ImageReferrer, ListImageReferrersOutput, PutImage, Repository, UploadLayerPart,
    UploadLayerPartError,
};
use aws::{ModelledError, Shape, Timestamp, json};
use serde_json::{Value, from_slice, json};

#[test]
fn an_input_is_typed() {
    let body =
        br#"{"repositoryName":"team/web","imageTagMutability":"IMMUTABLE","tags":[{"Key":"a","Value":"b"}]}"#;
    let input = json::decode::<CreateRepository>(body).unwrap();
    assert_eq!(input.repository_name, "team/web");
    assert_eq!(input.image_tag_mutability.as_deref(), Some("IMMUTABLE"));
    let tags: Vec<_> = input.tags.unwrap().into_iter().map(|tag| (tag.key, tag.value)).collect();
    assert_eq!(tags, [("a".to_owned(), "b".to_owned())]);
    assert!(input.registry_id.is_none());
}

#[test]
fn a_layer_part_comes_as_base64() {
    let upload = "0c2b4a1e-8d7e-4f6b-9a6b-0a2c4e6f8a1c";
    let body = json!({
        "repositoryName": "web", "uploadId": upload, "partFirstByte": 0, "partLastByte": 2, "layerPartBlob": "AP+A",
    });
    let input = json::decode::<UploadLayerPart>(body.to_string().as_bytes()).unwrap();
    assert_eq!(input.layer_part_blob, [0, 255, 128]);
    assert_eq!(input.part_last_byte, 2);
}

#[test]
fn a_manifest_keeps_its_text() {
    let manifest = "{\n\t\"schemaVersion\": 2, \"é\": \"\\u0000\"}";
    let body = json!({"repositoryName": "web", "imageManifest": manifest}).to_string();
    assert_eq!(json::decode::<PutImage>(body.as_bytes()).unwrap().image_manifest, manifest);
}

#[test]
fn an_output_leaves_out_what_is_not_set() {
    let repository = Repository {
        repository_name: Some("web".to_owned()),
        created_at: Some(Timestamp::from_micros(1_777_636_800_500_000)),
        ..Repository::default()
    };
    let body = json::encode(&CreateRepositoryOutput { repository: Some(repository) });
    assert_eq!(body, br#"{"repository":{"repositoryName":"web","createdAt":1777636800.5}}"#);
}

#[test]
fn required_members_and_maps_are_written() {
    let annotations = BTreeMap::from([("org.example".to_owned(), "x".to_owned())]);
    let referrer = ImageReferrer { size: 7, annotations: Some(annotations), ..ImageReferrer::default() };
    let output = ListImageReferrersOutput { referrers: Some(vec![referrer]), next_token: None };
    let body: Value = from_slice(&json::encode(&output)).unwrap();
    let annotations = json!({"org.example": "x"});
    let expected = json!({"digest": "", "mediaType": "", "size": 7, "annotations": annotations});
    assert_eq!(body, json!({"referrers": [expected]}));
}

#[test]
fn an_error_has_its_members_at_the_top() {
    let error = UploadLayerPartError::InvalidLayerPartException {
        message: "Invalid layer part".to_owned(),
        registry_id: None,
        repository_name: Some("web".to_owned()),
        upload_id: None,
        last_valid_byte_received: Some(41),
    };
    let body = json::error_body(error.code(), error.message(), error.members());
    let expected = json!({
        "__type": "InvalidLayerPartException", "message": "Invalid layer part", "repositoryName": "web",
        "lastValidByteReceived": 41,
    });
    assert_eq!(from_slice::<Value>(&body).unwrap(), expected);
    assert_eq!(error.to_string(), "InvalidLayerPartException: Invalid layer part");
}

#[test]
fn errors_know_their_status() {
    let message = String::new();
    assert_eq!(BatchCheckLayerAvailabilityError::ServerException { message: message.clone() }.status(), 500);
    assert_eq!(CompleteLayerUploadError::KmsException { message, kms_error: None }.status(), 400);
    let codes: Vec<_> = CompleteLayerUploadError::TABLE.iter().map(|error| error.code).collect();
    assert!(codes.contains(&"UploadNotFoundException"), "{codes:?}");
}

#[test]
fn the_model_says_how_images_are_paged() {
    let pagination = DescribeImages::OPERATION.pagination.unwrap();
    assert_eq!(pagination.limit_key, Some("maxResults"));
    assert_eq!(pagination.result_keys, ["imageDetails"]);
}

#[test]
fn a_body_over_28_mib_is_refused() {
    let invalid = json::decode::<PutImage>(&vec![b' '; json::MAX_BODY + 1]).unwrap_err();
    assert_eq!(invalid.code, "SerializationException");
}

#[test]
fn secrets_and_layers_stay_out_of_logs() {
    let data = aws::models::ecr::AuthorizationData {
        authorization_token: Some("c2VjcmV0".to_owned()),
        ..Default::default()
    };
    assert!(!format!("{data:?}").contains("c2VjcmV0"));
    let credentials = aws::models::sts::Credentials {
        secret_access_key: "wJalr".to_owned(),
        session_token: "FwoG".to_owned(),
        ..Default::default()
    };
    let shown = format!("{credentials:?}");
    assert!(!shown.contains("wJalr") && !shown.contains("FwoG"), "{shown}");
}
