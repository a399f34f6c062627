"""Pulls an image by the ECR API alone, checks every digest, prints the manifest's. Arguments: URL, repository, tag."""

import hashlib
import json
import sys
import urllib.request

import boto3

url, repository, tag = sys.argv[1:]
ecr = boto3.client("ecr", endpoint_url=url)


def digest(content):
    return "sha256:" + hashlib.sha256(content).hexdigest()


got = ecr.batch_get_image(repositoryName=repository, imageIds=[{"imageTag": tag}, {"imageTag": "absent"}])
assert [failure["failureCode"] for failure in got["failures"]] == ["ImageNotFound"], got
manifest = got["images"][0]["imageManifest"]
identity = got["images"][0]["imageId"]["imageDigest"]
assert digest(manifest.encode()) == identity, got

parts = json.loads(manifest)
for part in [parts["config"], *parts["layers"]]:
    place = ecr.get_download_url_for_layer(repositoryName=repository, layerDigest=part["digest"])
    content = urllib.request.urlopen(place["downloadUrl"]).read()
    assert digest(content) == part["digest"], place

pages = ecr.get_paginator("describe_images").paginate(repositoryName=repository, PaginationConfig={"PageSize": 1})
details = [detail for page in pages for detail in page["imageDetails"]]
assert [(detail["imageDigest"], detail["imageTags"]) for detail in details] == [(identity, [tag])], details
print(identity)
