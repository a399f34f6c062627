"""What Terraform's provider calls for its data sources: aws_ecr_authorization_token, aws_ecr_repositories,
aws_ecr_repository, aws_ecr_images and aws_ecr_image. Argument: the URL."""

import base64
import datetime
import json
import sys

import boto3
from refusal import refused

url = sys.argv[1]
ecr = boto3.client("ecr", endpoint_url=url)
ACCOUNT = "123456789012"
NAME = "team/web"
KIND = "application/vnd.oci.image.index.v1+json"


def push(note, **tag):
    manifest = json.dumps({"schemaVersion": 2, "mediaType": KIND, "manifests": [], "annotations": {"note": note}})
    put = ecr.put_image(repositoryName=NAME, imageManifest=manifest, imageManifestMediaType=KIND, **tag)
    return put["image"]["imageId"]["imageDigest"]


def describe(**arguments):
    pages = ecr.get_paginator("describe_images").paginate(repositoryName=NAME, **arguments)
    return [detail for page in pages for detail in page["imageDetails"]]


for registries in [{}, {"registryIds": [ACCOUNT]}]:
    [data] = ecr.get_authorization_token(**registries)["authorizationData"]
    user, _, password = base64.b64decode(data["authorizationToken"]).decode().partition(":")
    assert user == "AWS" and password, user
    assert data["proxyEndpoint"] == url, data
    left = data["expiresAt"] - datetime.datetime.now(datetime.timezone.utc)
    assert datetime.timedelta(hours=11) < left <= datetime.timedelta(hours=12), data

for name in [NAME, "team/other", "zoo"]:
    ecr.create_repository(repositoryName=name)
pages = ecr.get_paginator("describe_repositories").paginate()
names = [repository["repositoryName"] for page in pages for repository in page["repositories"]]
assert sorted(names) == ["team/other", NAME, "zoo"], names

refused("RepositoryNotFoundException", ecr.describe_images, repositoryName="gone")
refused("RepositoryNotFoundException", ecr.list_images, repositoryName="gone")
assert describe() == []
first, second = push("first", imageTag="v1"), push("second", imageTag="v2")
push("second", imageTag="latest")
untagged = push("third")

pages = ecr.get_paginator("list_images").paginate(repositoryName=NAME)
found = {(it["imageDigest"], it.get("imageTag")) for page in pages for it in page["imageIds"]}
assert found == {(first, "v1"), (second, "v2"), (second, "latest"), (untagged, None)}, found

for asked, digest in [({"imageTag": "v1"}, first), ({"imageDigest": second}, second), ({"imageTag": "latest"}, second)]:
    [detail] = describe(imageIds=[asked])
    assert (detail["registryId"], detail["repositoryName"]) == (ACCOUNT, NAME), detail
    assert detail["imageDigest"] == digest and detail["imageSizeInBytes"] >= 0, detail
    # image_uri is made of it.
    own = {"repositoryNames": [detail["repositoryName"]], "registryId": detail["registryId"]}
    [repository] = ecr.describe_repositories(**own)["repositories"]
    assert repository["repositoryUri"] == f"{url.removeprefix('http://')}/{NAME}", repository
refused("ImageNotFoundException", describe, imageIds=[{"imageTag": "gone"}])

# most_recent and most_recent_image_tags
latest = max(describe(filter={"tagStatus": "TAGGED"}), key=lambda detail: detail["imagePushedAt"])
assert latest["imageDigest"] == second and sorted(latest["imageTags"]) == ["latest", "v2"], latest
assert max(describe(), key=lambda detail: detail["imagePushedAt"])["imageDigest"] == untagged
print("read")
