"""Prints a presigned URL of sts:GetCallerIdentity: presign_identity.py ENDPOINT METHOD."""

import sys

import boto3

sts = boto3.client("sts", endpoint_url=sys.argv[1])
print(sts.generate_presigned_url("get_caller_identity", ExpiresIn=60, HttpMethod=sys.argv[2]))
