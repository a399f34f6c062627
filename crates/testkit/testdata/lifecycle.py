"""Previews a lifecycle policy, puts it, and waits until it was carried out; prints what is left. Arguments: URL, repository."""

import json
import sys
import time

import boto3

url, repository = sys.argv[1:]
ecr = boto3.client("ecr", endpoint_url=url)
kind = "application/vnd.oci.image.index.v1+json"


def push(note):
    manifest = json.dumps({"schemaVersion": 2, "mediaType": kind, "manifests": [], "annotations": {"note": note}})
    ecr.put_image(
        repositoryName=repository, imageManifest=manifest, imageManifestMediaType=kind, imageTag=f"v{note}"
    )


def keep(count):
    selection = {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": count}
    return json.dumps({"rules": [{"rulePriority": 1, "selection": selection, "action": {"type": "expire"}}]}, indent=2)


ecr.create_repository(repositoryName=repository)
for number in range(5):
    push(str(number))

started = ecr.start_lifecycle_policy_preview(repositoryName=repository, lifecyclePolicyText=keep(2))
assert started["status"] == "IN_PROGRESS" and started["lifecyclePolicyText"] == keep(2), started
waiter = ecr.get_waiter("lifecycle_policy_preview_complete")
waiter.wait(repositoryName=repository, WaiterConfig={"Delay": 1, "MaxAttempts": 60})
pages = ecr.get_paginator("get_lifecycle_policy_preview").paginate(
    repositoryName=repository, PaginationConfig={"PageSize": 2}
)
results = [result for page in pages for result in page["previewResults"]]
assert sorted(tag for result in results for tag in result["imageTags"]) == ["v0", "v1", "v2"], results
assert all(result["action"] == {"type": "EXPIRE"} for result in results), results
one = ecr.get_lifecycle_policy_preview(repositoryName=repository, imageIds=[{"imageTag": "v1"}])
assert [result["imageTags"] for result in one["previewResults"]] == [["v1"]], one
assert one["summary"]["expiringImageTotalCount"] == 3, one

put = ecr.put_lifecycle_policy(repositoryName=repository, lifecyclePolicyText=keep(2))
assert "\n" not in put["lifecyclePolicyText"], put
until = time.monotonic() + 60
while ecr.get_lifecycle_policy(repositoryName=repository)["lastEvaluatedAt"].year < 2000:
    assert time.monotonic() < until, "the policy was not evaluated within a minute"
    time.sleep(0.1)
left = ecr.list_images(repositoryName=repository)["imageIds"]
print(json.dumps(sorted(image["imageTag"] for image in left)))
