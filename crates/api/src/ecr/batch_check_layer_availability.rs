use aws::models::ecr::{
    BatchCheckLayerAvailability, BatchCheckLayerAvailabilityInput, BatchCheckLayerAvailabilityOutput, Layer,
    LayerFailure,
};
use iam::{Demand, Grant};
use registry::LayerAvailability;

use super::given_digest::GivenDigest;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for BatchCheckLayerAvailability {
    fn demands(input: &BatchCheckLayerAvailabilityInput, context: &Context<'_>) -> Vec<Demand> {
        let (registry, name) = (input.registry_id.as_deref(), &input.repository_name);
        vec![context.on_repository("ecr:BatchCheckLayerAvailability", registry, name)]
    }

    /// A layer that is not there is UNAVAILABLE and no failure; clients push it then.
    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: BatchCheckLayerAvailabilityInput,
    ) -> Result<BatchCheckLayerAvailabilityOutput, Failure> {
        let given: Vec<_> = input.layer_digests.iter().map(|text| GivenDigest::read(text)).collect();
        let known = given.iter().filter_map(|given| match given {
            GivenDigest::Known(digest) => Some(*digest),
            GivenDigest::Unknown | GivenDigest::Malformed => None,
        });
        let found = app.registry.check_layers(first(grants)?, &known.collect::<Vec<_>>()).await?;
        let mut found = found.into_iter();
        let (mut layers, mut failures) = (Vec::new(), Vec::new());
        for (text, given) in input.layer_digests.into_iter().zip(given) {
            match given {
                GivenDigest::Known(_) => {
                    let availability = found.next().map(|layer| layer.availability);
                    layers.push(layer(text, availability.unwrap_or(LayerAvailability::Unavailable)));
                }
                GivenDigest::Unknown => layers.push(layer(text, LayerAvailability::Unavailable)),
                GivenDigest::Malformed => failures.push(failure(text)),
            }
        }
        Ok(BatchCheckLayerAvailabilityOutput { layers: Some(layers), failures: Some(failures) })
    }
}

fn layer(digest: String, availability: LayerAvailability) -> Layer {
    let (word, size, media_type) = match availability {
        LayerAvailability::Available { size, media_type } => {
            ("AVAILABLE", i64::try_from(size).ok(), media_type)
        }
        LayerAvailability::Archived { size } => ("ARCHIVED", i64::try_from(size).ok(), None),
        LayerAvailability::Unavailable => ("UNAVAILABLE", None, None),
    };
    Layer {
        layer_digest: Some(digest),
        layer_availability: Some(word.to_owned()),
        layer_size: size,
        media_type,
    }
}

fn failure(digest: String) -> LayerFailure {
    let (code, reason) = match digest.as_str() {
        "" => ("MissingLayerDigest", "Invalid request parameters: layer digest cannot be null".to_owned()),
        _ => ("InvalidLayerDigest", GivenDigest::reason("layer digest")),
    };
    LayerFailure {
        layer_digest: Some(digest),
        failure_code: Some(code.to_owned()),
        failure_reason: Some(reason),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    #[tokio::test]
    async fn each_digest_is_a_layer_or_a_failure() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let pushed = owner.push_layer(b"a layer").await;
        let absent = format!("sha256:{}", "00".repeat(32));
        let digests = json!([absent, pushed["digest"], "", "nonsense", "md5:00"]);
        let body = json!({"repositoryName": "team/web", "layerDigests": digests});
        let answer = owner.call::<BatchCheckLayerAvailability>(body).await.unwrap();
        let layers = json!([
            {"layerDigest": absent, "layerAvailability": "UNAVAILABLE"},
            {"layerDigest": pushed["digest"], "layerAvailability": "AVAILABLE", "layerSize": 7},
            {"layerDigest": "md5:00", "layerAvailability": "UNAVAILABLE"},
        ]);
        assert_eq!(answer["layers"], layers);
        let codes: Vec<_> = [0, 1].map(|at| &answer["failures"][at]["failureCode"]).to_vec();
        assert_eq!(codes, ["MissingLayerDigest", "InvalidLayerDigest"]);
    }

    #[tokio::test]
    async fn a_manifest_tells_a_layers_media_type() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let mut config = owner.push_layer(b"{}").await;
        config["mediaType"] = json!("application/vnd.docker.container.image.v1+json");
        let media_type = "application/vnd.oci.image.manifest.v1+json";
        let manifest = json!({"schemaVersion": 2, "mediaType": media_type, "config": config, "layers": []});
        owner.put(None, &manifest).await;
        let body = json!({"repositoryName": "team/web", "layerDigests": [config["digest"]]});
        let answer = owner.call::<BatchCheckLayerAvailability>(body).await.unwrap();
        assert_eq!(answer["layers"][0]["mediaType"], config["mediaType"]);
    }
}
