"""What Terraform's provider calls for aws_ecr_repository, aws_ecr_repository_policy and aws_ecr_lifecycle_policy, in
its order: create, read, update, read, delete, read. What is read must be what was written, or it plans a change for
ever. Argument: the URL."""

import json
import sys

import boto3
from refusal import refused

ecr = boto3.client("ecr", endpoint_url=sys.argv[1])
ACCOUNT = "123456789012"
HOST = sys.argv[1].removeprefix("http://")


def read(name):
    [repository] = ecr.describe_repositories(repositoryNames=[name])["repositories"]
    tags = ecr.list_tags_for_resource(resourceArn=repository["repositoryArn"])["tags"]
    # ECR adds the member only where there are filters.
    assert repository.get("imageTagMutabilityExclusionFilters") != [], repository
    return repository, {tag["Key"]: tag["Value"] for tag in tags}


def tagged(tags):
    return [{"Key": key, "Value": value} for key, value in tags.items()]


# What is left out has ECR's defaults.
ecr.create_repository(repositoryName="plain", imageTagMutability="MUTABLE")
plain, tags = read("plain")
created = plain.pop("createdAt")
assert created.year > 2000 and tags == {}, created
assert plain == {
    "repositoryArn": f"arn:aws:ecr:us-east-1:{ACCOUNT}:repository/plain",
    "registryId": ACCOUNT,
    "repositoryName": "plain",
    "repositoryUri": f"{HOST}/plain",
    "imageTagMutability": "MUTABLE",
    "imageScanningConfiguration": {"scanOnPush": False},
    "encryptionConfiguration": {"encryptionType": "AES256"},
}, plain

NAME = "team/web"
filters = [{"filterType": "WILDCARD", "filter": "dev-*"}, {"filterType": "WILDCARD", "filter": "latest"}]
made = ecr.create_repository(
    repositoryName=NAME,
    imageTagMutability="IMMUTABLE_WITH_EXCLUSION",
    imageTagMutabilityExclusionFilters=filters,
    imageScanningConfiguration={"scanOnPush": True},
    encryptionConfiguration={"encryptionType": "AES256"},
    tags=tagged({"cost": "42", "owner": "a", "empty": ""}),
)["repository"]
web, tags = read(NAME)
assert web == made, (web, made)
assert web["imageTagMutability"] == "IMMUTABLE_WITH_EXCLUSION", web
assert web["imageTagMutabilityExclusionFilters"] == filters, web
assert web["imageScanningConfiguration"] == {"scanOnPush": True}, web
assert web["encryptionConfiguration"] == {"encryptionType": "AES256"}, web
assert tags == {"cost": "42", "owner": "a", "empty": ""}, tags
taken = refused("RepositoryAlreadyExistsException", ecr.create_repository, repositoryName=NAME)
assert taken == f"The repository with name '{NAME}' already exists in the registry with id '{ACCOUNT}'", taken

of = {"repositoryName": NAME, "registryId": ACCOUNT}
ecr.put_image_tag_mutability(**of, imageTagMutability="MUTABLE")
ecr.put_image_scanning_configuration(**of, imageScanningConfiguration={"scanOnPush": False})
ecr.untag_resource(resourceArn=web["repositoryArn"], tagKeys=["cost", "empty"])
ecr.tag_resource(resourceArn=web["repositoryArn"], tags=tagged({"owner": "b", "more": "c"}))
web, tags = read(NAME)
assert web["imageTagMutability"] == "MUTABLE" and "imageTagMutabilityExclusionFilters" not in web, web
assert web["imageScanningConfiguration"] == {"scanOnPush": False}, web
assert tags == {"owner": "b", "more": "c"}, tags
ecr.put_image_tag_mutability(
    **of,
    imageTagMutability="MUTABLE_WITH_EXCLUSION",
    imageTagMutabilityExclusionFilters=filters[:1],
)
assert read(NAME)[0]["imageTagMutabilityExclusionFilters"] == filters[:1]


def policy(*actions):
    statement = {"Sid": "of a team", "Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}}
    return json.dumps({"Statement": [statement | {"Action": list(actions)}], "Version": "2012-10-17"})


for text in [policy("ecr:BatchGetImage"), policy("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")]:
    ecr.set_repository_policy(repositoryName=NAME, policyText=text)
    kept = ecr.get_repository_policy(repositoryName=NAME)
    assert json.loads(kept["policyText"]) == json.loads(text), kept
    assert (kept["registryId"], kept["repositoryName"]) == (ACCOUNT, NAME), kept
# It asks again for two minutes after these words: the principal may be new.
bad = refused("InvalidParameterException", ecr.set_repository_policy, repositoryName=NAME, policyText="{}")
assert "Invalid repository policy provided" in bad, bad


def rules(count):
    # The provider takes the rules in any order, as they were written.
    keep = {"countNumber": count, "countType": "imageCountMoreThan", "tagStatus": "any"}
    old = {"countNumber": 14, "countType": "sinceImagePushed", "countUnit": "days", "tagStatus": "tagged"}
    expire = {"type": "expire"}
    both = [
        {"action": expire, "description": "keep", "rulePriority": 9, "selection": keep},
        {"action": expire, "rulePriority": 1, "selection": old | {"tagPrefixList": ["v", "a"]}},
    ]
    return json.dumps({"rules": both})


def alike(one, other):
    one, other = (sorted(json.loads(text)["rules"], key=lambda rule: rule["rulePriority"]) for text in (one, other))
    return one == other


for text in [rules(9), rules(7)]:
    put = ecr.put_lifecycle_policy(repositoryName=NAME, lifecyclePolicyText=text)
    kept = ecr.get_lifecycle_policy(repositoryName=NAME)
    assert put["repositoryName"] == kept["repositoryName"] == NAME and kept["registryId"] == ACCOUNT, (put, kept)
    assert alike(kept["lifecyclePolicyText"], text), kept
    # There is no update: the policy is replaced.
    ecr.delete_lifecycle_policy(repositoryName=NAME)
    refused("LifecyclePolicyNotFoundException", ecr.get_lifecycle_policy, repositoryName=NAME)
refused("LifecyclePolicyNotFoundException", ecr.delete_lifecycle_policy, repositoryName=NAME)

ecr.delete_repository_policy(**of)
refused("RepositoryPolicyNotFoundException", ecr.get_repository_policy, repositoryName=NAME)
refused("RepositoryPolicyNotFoundException", ecr.delete_repository_policy, **of)

kind = "application/vnd.oci.image.index.v1+json"
manifest = json.dumps({"schemaVersion": 2, "mediaType": kind, "manifests": []})
ecr.put_image(repositoryName=NAME, imageManifest=manifest, imageManifestMediaType=kind, imageTag="latest")
refused("RepositoryNotEmptyException", ecr.delete_repository, **of, force=False)
# force_delete
ecr.delete_repository(**of, force=True)
ecr.delete_repository(repositoryName="plain", registryId=ACCOUNT, force=False)
refused("RepositoryNotFoundException", ecr.describe_repositories, repositoryNames=[NAME])
refused("RepositoryNotFoundException", ecr.delete_repository, **of, force=True)
for call in [ecr.get_repository_policy, ecr.get_lifecycle_policy, ecr.delete_lifecycle_policy]:
    refused("RepositoryNotFoundException", call, repositoryName=NAME)
print("applied, changed, destroyed")
