"""What Terraform's provider calls for aws_ecr_repository_creation_template, in its order: create, read, update, read,
delete, read. Argument: the URL."""

import json
import sys

import boto3
from refusal import refused

ecr = boto3.client("ecr", endpoint_url=sys.argv[1])
ACCOUNT = "123456789012"


def read(prefix):
    pages = ecr.get_paginator("describe_repository_creation_templates").paginate(prefixes=[prefix])
    found = [template for page in pages for template in page["repositoryCreationTemplates"]]
    return found[0] if found else None


# What it leaves out has ECR's defaults; a change of one member sends that one alone.
ecr.create_repository_creation_template(
    prefix="ROOT", appliedFor=["PULL_THROUGH_CACHE"], imageTagMutability="MUTABLE"
)
root = read("ROOT")
assert root["encryptionConfiguration"] == {"encryptionType": "AES256"}, root
assert root.keys() & {"description", "customRoleArn", "repositoryPolicy", "lifecyclePolicy"} == set(), root
assert root.get("resourceTags", []) == [], root

role = f"arn:aws:iam::{ACCOUNT}:role/template"
statement = {"Sid": "pull", "Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}}
statement["Action"] = ["ecr:BatchGetImage"]
keep = {"countNumber": 9, "countType": "imageCountMoreThan", "tagStatus": "any"}
rule = {"action": {"type": "expire"}, "rulePriority": 1, "selection": keep}
written = {
    "prefix": "team",
    "description": "made on push",
    "appliedFor": ["REPLICATION", "CREATE_ON_PUSH"],
    "imageTagMutability": "IMMUTABLE_WITH_EXCLUSION",
    "imageTagMutabilityExclusionFilters": [{"filterType": "WILDCARD", "filter": "dev-*"}],
    "encryptionConfiguration": {"encryptionType": "AES256"},
    "customRoleArn": role,
    "repositoryPolicy": json.dumps({"Statement": [statement], "Version": "2012-10-17"}, separators=(",", ":")),
    "lifecyclePolicy": json.dumps({"rules": [rule]}, separators=(",", ":")),
    "resourceTags": [{"Key": "owner", "Value": "a"}],
}


def holds(**changes):
    found = read("team")
    for name, value in (written | changes).items():
        if name == "appliedFor":
            found[name], value = sorted(found[name]), sorted(value)
        # Read as nothing, whether it is missing or empty.
        assert (found.get(name) or None) == (value or None), (name, found.get(name), value)
    written.update(changes)


made = ecr.create_repository_creation_template(**written)
assert made["registryId"] == ACCOUNT and made["repositoryCreationTemplate"]["prefix"] == "team", made
holds()
refused("TemplateAlreadyExistsException", ecr.create_repository_creation_template, **written)

for change in [
    {"appliedFor": ["PULL_THROUGH_CACHE"]},
    {"description": "changed"},
    {"description": ""},
    {"resourceTags": [{"Key": "team", "Value": "b"}]},
    {"resourceTags": []},
    {"repositoryPolicy": ""},
    {"lifecyclePolicy": ""},
    {"customRoleArn": ""},
]:
    ecr.update_repository_creation_template(prefix="team", **change)
    holds(**change)
# Filters go with the mutability that they belong to.
ecr.update_repository_creation_template(prefix="team", imageTagMutability="MUTABLE")
holds(imageTagMutability="MUTABLE", imageTagMutabilityExclusionFilters=[])

ecr.delete_repository_creation_template(prefix="team")
ecr.delete_repository_creation_template(prefix="ROOT")
# The provider takes either this or an empty list for one that is gone.
assert read("team") is None
refused("TemplateNotFoundException", ecr.delete_repository_creation_template, prefix="team")
print("applied, changed, destroyed")
