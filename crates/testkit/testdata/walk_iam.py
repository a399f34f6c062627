"""Makes users, keys and groups, walks their pages, and meets the errors that AWS has for them. Argument: URL."""

import json
import sys

import boto3

url = sys.argv[1]
iam = boto3.client("iam", endpoint_url=url)
document = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "ecr:*", "Resource": "*"}]}
)

for number in range(5):
    iam.create_user(UserName=f"user-{number}")
pages = iam.get_paginator("list_users").paginate(PaginationConfig={"PageSize": 2})
names = [user["UserName"] for page in pages for user in page["Users"]]
assert names == [f"user-{number}" for number in range(5)], names

try:
    iam.create_user(UserName="USER-1")
    raise AssertionError("the name is taken")
except iam.exceptions.EntityAlreadyExistsException as error:
    assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 409, error.response

try:
    iam.put_user_policy(UserName="user-1", PolicyName="p", PolicyDocument="{")
    raise AssertionError("it is no policy")
except iam.exceptions.MalformedPolicyDocumentException as error:
    assert error.response["Error"]["Message"] == "Syntax errors in policy.", error.response

iam.create_group(GroupName="team")
iam.add_user_to_group(GroupName="team", UserName="user-1")
iam.put_group_policy(GroupName="team", PolicyName="p", PolicyDocument=document)
assert iam.get_group_policy(GroupName="team", PolicyName="p")["PolicyDocument"] == json.loads(document)

key = iam.create_access_key(UserName="user-1")["AccessKey"]
user = boto3.client(
    "ecr",
    endpoint_url=url,
    aws_access_key_id=key["AccessKeyId"],
    aws_secret_access_key=key["SecretAccessKey"],
)
assert user.describe_repositories()["repositories"] == []
used = iam.get_access_key_last_used(AccessKeyId=key["AccessKeyId"])
assert used["UserName"] == "user-1" and used["AccessKeyLastUsed"]["ServiceName"] == "ecr", used

iam.update_access_key(UserName="user-1", AccessKeyId=key["AccessKeyId"], Status="Inactive")
try:
    user.describe_repositories()
    raise AssertionError("the key is inactive")
except user.exceptions.ClientError as error:
    assert error.response["Error"]["Code"] == "UnrecognizedClientException", error.response

assert iam.get_account_summary()["SummaryMap"]["Users"] == 5
print("done")
