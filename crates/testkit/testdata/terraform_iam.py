"""What Terraform's provider calls for aws_iam_role, aws_iam_policy and aws_iam_role_policy_attachment, in its order:
create, read, update, delete. Argument: the URL."""

import json
import sys

import boto3
from botocore.exceptions import ClientError

iam = boto3.client("iam", endpoint_url=sys.argv[1])
sts = boto3.client("sts", endpoint_url=sys.argv[1])

NAME = "terraform"


def document(service, kind):
    return json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": service}}]
            if kind == "trust"
            else [{"Effect": "Allow", "Action": service, "Resource": "*"}],
        }
    )


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        return
    raise AssertionError(f"{call} was not refused with {code}")


def read_role(trust):
    role = iam.get_role(RoleName=NAME)["Role"]
    assert role["AssumeRolePolicyDocument"] == json.loads(trust)
    assert iam.list_role_policies(RoleName=NAME)["PolicyNames"] == []
    iam.list_attached_role_policies(RoleName=NAME)
    return role


def read_policy(arn, text):
    policy = iam.get_policy(PolicyArn=arn)["Policy"]
    version = iam.get_policy_version(PolicyArn=arn, VersionId=policy["DefaultVersionId"])["PolicyVersion"]
    assert version["Document"] == json.loads(text)
    return policy


def attached(arn):
    pages = iam.get_paginator("list_attached_role_policies").paginate(RoleName=NAME)
    return any(policy["PolicyArn"] == arn for page in pages for policy in page["AttachedPolicies"])


assert sts.get_caller_identity()["Account"] == "123456789012"

trust, pull = document("ecs-tasks.amazonaws.com", "trust"), document("ecr:BatchGetImage", "policy")
refused("NoSuchEntity", iam.get_role, RoleName=NAME)
iam.create_role(
    RoleName=NAME,
    AssumeRolePolicyDocument=trust,
    Path="/",
    MaxSessionDuration=3600,
    Tags=[{"Key": "managed-by", "Value": "terraform"}],
)
assert read_role(trust)["Tags"] == [{"Key": "managed-by", "Value": "terraform"}]
arn = iam.create_policy(PolicyName=NAME, Path="/", PolicyDocument=pull, Description="pulls")["Policy"]["Arn"]
assert read_policy(arn, pull)["Description"] == "pulls"
iam.attach_role_policy(RoleName=NAME, PolicyArn=arn)
assert attached(arn)

trust = document("lambda.amazonaws.com", "trust")
iam.update_assume_role_policy(RoleName=NAME, PolicyDocument=trust)
iam.update_role_description(RoleName=NAME, Description="changed")
iam.update_role(RoleName=NAME, MaxSessionDuration=7200)
iam.untag_role(RoleName=NAME, TagKeys=["managed-by"])
iam.tag_role(RoleName=NAME, Tags=[{"Key": "owner", "Value": "team"}])
role = read_role(trust)
assert (role["Description"], role["MaxSessionDuration"]) == ("changed", 7200)
assert role["Tags"] == [{"Key": "owner", "Value": "team"}]
for number in range(6):
    # Before a version is added, the oldest one goes if there are five.
    versions = iam.list_policy_versions(PolicyArn=arn)["Versions"]
    if len(versions) >= 5:
        oldest = min((it for it in versions if not it["IsDefaultVersion"]), key=lambda it: it["CreateDate"])
        iam.delete_policy_version(PolicyArn=arn, VersionId=oldest["VersionId"])
    pull = document(f"ecr:Get{number}", "policy")
    iam.create_policy_version(PolicyArn=arn, PolicyDocument=pull, SetAsDefault=True)
read_policy(arn, pull)

iam.detach_role_policy(RoleName=NAME, PolicyArn=arn)
assert not attached(arn)
for version in iam.list_policy_versions(PolicyArn=arn)["Versions"]:
    if not version["IsDefaultVersion"]:
        iam.delete_policy_version(PolicyArn=arn, VersionId=version["VersionId"])
iam.delete_policy(PolicyArn=arn)
refused("NoSuchEntity", iam.get_policy, PolicyArn=arn)
for profile in iam.list_instance_profiles_for_role(RoleName=NAME)["InstanceProfiles"]:
    iam.remove_role_from_instance_profile(InstanceProfileName=profile["InstanceProfileName"], RoleName=NAME)
iam.delete_role(RoleName=NAME)
refused("NoSuchEntity", iam.get_role, RoleName=NAME)
print("applied, changed, destroyed")
