"""Pushes a small image by the ECR API alone; prints its digest. Arguments: URL, repository, tag."""

import hashlib
import io
import json
import sys
import tarfile

import boto3

url, repository, tag = sys.argv[1:]
ecr = boto3.client("ecr", endpoint_url=url)


def digest(content):
    return "sha256:" + hashlib.sha256(content).hexdigest()


def push(blob):
    begun = ecr.initiate_layer_upload(repositoryName=repository)
    upload, size = begun["uploadId"], begun["partSize"]
    for first in range(0, len(blob), size):
        part = blob[first : first + size]
        ecr.upload_layer_part(
            repositoryName=repository,
            uploadId=upload,
            partFirstByte=first,
            partLastByte=first + len(part) - 1,
            layerPartBlob=part,
        )
    done = ecr.complete_layer_upload(repositoryName=repository, uploadId=upload, layerDigests=[digest(blob)])
    assert done["layerDigest"] == digest(blob), done


def layer():
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        words = b"boto3 was here"
        entry = tarfile.TarInfo("words.txt")
        entry.size = len(words)
        tar.addfile(entry, io.BytesIO(words))
    return archive.getvalue()


ecr.create_repository(repositoryName=repository)
blob = layer()
rootfs = {"type": "layers", "diff_ids": [digest(blob)]}
config = json.dumps({"architecture": "amd64", "os": "linux", "config": {}, "rootfs": rootfs}).encode()
missing = ecr.batch_check_layer_availability(repositoryName=repository, layerDigests=[digest(blob)])
assert missing["layers"][0]["layerAvailability"] == "UNAVAILABLE", missing
push(blob)
push(config)
there = ecr.batch_check_layer_availability(repositoryName=repository, layerDigests=[digest(blob)])
assert there["layers"][0]["layerAvailability"] == "AVAILABLE", there

kind = "application/vnd.oci.image.manifest.v1+json"
manifest = json.dumps(
    {
        "schemaVersion": 2,
        "mediaType": kind,
        "config": {
            "mediaType": "application/vnd.oci.image.config.v1+json",
            "digest": digest(config),
            "size": len(config),
        },
        "layers": [
            {"mediaType": "application/vnd.oci.image.layer.v1.tar", "digest": digest(blob), "size": len(blob)}
        ],
    }
)
put = ecr.put_image(repositoryName=repository, imageManifest=manifest, imageManifestMediaType=kind, imageTag=tag)
assert put["image"]["imageId"] == {"imageDigest": digest(manifest.encode()), "imageTag": tag}, put
try:
    ecr.put_image(repositoryName=repository, imageManifest=manifest, imageManifestMediaType=kind, imageTag=tag)
    raise AssertionError("the same image was taken twice")
except ecr.exceptions.ImageAlreadyExistsException:
    pass
print(digest(manifest.encode()))
