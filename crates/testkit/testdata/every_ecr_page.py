"""Drives every paginator and every waiter that botocore has for ECR, and what is paged without one, over pages smaller
than what there is. What is not built says so. Argument: the URL."""

import json
import sys

import boto3
from botocore.exceptions import WaiterError
from refusal import refused

ecr = boto3.client("ecr", endpoint_url=sys.argv[1])
NAME, OLD = "team/web", "team/0"
KIND = "application/vnd.oci.image.index.v1+json"


def push(note, repository=NAME, **more):
    manifest = {"schemaVersion": 2, "mediaType": KIND, "manifests": [], "annotations": {"note": note}} | more
    text = json.dumps(manifest)
    given = {"imageManifest": text, "imageManifestMediaType": KIND, "imageTag": note}
    digest = ecr.put_image(repositoryName=repository, **given)["image"]["imageId"]["imageDigest"]
    return {"mediaType": KIND, "digest": digest, "size": len(text)}


for number in range(5):
    ecr.create_repository(repositoryName=f"team/{number}")
    ecr.create_repository_creation_template(prefix=f"t{number}", appliedFor=["REPLICATION"])
    ecr.register_pull_time_update_exclusion(principalArn=f"arn:aws:iam::123456789012:role/r{number}")
ecr.create_repository(repositoryName=NAME)
subject = push("0")
for number in range(1, 5):
    push(str(number), subject=subject, artifactType="application/x.note")
    push(str(number), repository=OLD)
keep = {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 1}
rule = {"rulePriority": 1, "selection": keep, "action": {"type": "expire"}}
text = json.dumps({"rules": [rule]})

of = {"repositoryName": NAME}
old = {"repositoryName": OLD}
family = of | {"subjectId": {"imageDigest": subject["digest"]}}
one = of | {"imageId": {"imageTag": "0"}}
# What it needs, what is on its pages, what tells one from another.
PAGED = {
    "describe_images": (of, "imageDetails", lambda it: it["imageDigest"], 5),
    "describe_repositories": ({}, "repositories", lambda it: it["repositoryName"], 6),
    "describe_repository_creation_templates": ({}, "repositoryCreationTemplates", lambda it: it["prefix"], 5),
    "get_lifecycle_policy_preview": (old, "previewResults", lambda it: it["imageDigest"], 3),
    "list_images": (of, "imageIds", lambda it: it["imageTag"], 5),
    "list_image_referrers": (family, "referrers", lambda it: it["digest"], 4),
    "list_pull_time_update_exclusions": ({}, "pullTimeUpdateExclusions", str, 5),
}
UNBUILT = {
    "describe_image_scan_findings": one,
    "describe_pull_through_cache_rules": {},
    "describe_replication_backfill_results": {"replicationBackfillId": "01234567-89ab-cdef-0123-456789abcdef"},
    "list_replication_backfills": {},
}


def pages(operation, arguments):
    """Pages of two, by the paginator where there is one."""
    if ecr.can_paginate(operation):
        yield from ecr.get_paginator(operation).paginate(**arguments, PaginationConfig={"PageSize": 2})
        return
    token = {}
    while token is not None:
        page = getattr(ecr, operation)(**arguments, maxResults=2, **token)
        yield page
        token = {"nextToken": page["nextToken"]} if page.get("nextToken") else None


def wait(name, **arguments):
    ecr.get_waiter(name).wait(**arguments, WaiterConfig={"Delay": 1, "MaxAttempts": 60})


def stopped(name, code, **arguments):
    """A waiter ends at an error."""
    try:
        wait(name, **arguments)
    except WaiterError as error:
        assert error.last_response["Error"]["Code"] == code, error
        return
    raise AssertionError(f"{name} did not end with {code}")


assert set(ecr.waiter_names) == {"image_scan_complete", "lifecycle_policy_preview_complete"}, ecr.waiter_names
stopped("image_scan_complete", "UnsupportedOperationException", **one)
stopped("lifecycle_policy_preview_complete", "LifecyclePolicyPreviewNotFoundException", **old)
started = ecr.start_lifecycle_policy_preview(**old, lifecyclePolicyText=text)
assert started["status"] == "IN_PROGRESS", started
wait("lifecycle_policy_preview_complete", **old)

operations = [name for name in ecr.meta.method_to_api_mapping if ecr.can_paginate(name)]
assert set(operations) - PAGED.keys() - UNBUILT.keys() == set(), operations
for operation, (arguments, member, told_by, expected) in PAGED.items():
    parts = [page[member] for page in pages(operation, arguments)]
    found = [told_by(it) for part in parts for it in part]
    assert all(len(part) <= 2 for part in parts) and len(parts) > 1, (operation, parts)
    assert len(found) == len(set(found)) == expected, (operation, found)
for operation, arguments in UNBUILT.items():
    refused("UnsupportedOperationException", lambda **given: list(pages(operation, given)), **arguments)

# Tokens do not go with what names images or repositories.
for operation, more in [
    ("describe_images", {"imageIds": [{"imageTag": "0"}]}),
    ("get_lifecycle_policy_preview", {"imageIds": [{"imageTag": "0"}]}),
    ("describe_repositories", {"repositoryNames": [NAME]}),
]:
    arguments = PAGED[operation][0] | more | {"maxResults": 2}
    refused("InvalidParameterException", getattr(ecr, operation), **arguments)
print("done")
