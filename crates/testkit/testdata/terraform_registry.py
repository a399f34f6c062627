"""What Terraform's provider calls for the settings of a registry, in its order: create, read, update, read, delete,
read: aws_ecr_registry_policy, aws_ecr_registry_scanning_configuration, aws_ecr_replication_configuration,
aws_ecr_signing_configuration, aws_ecr_account_setting, aws_ecr_pull_time_update_exclusion, and
aws_ecr_pull_through_cache_rule, which is refused. Argument: the URL."""

import json
import sys

import boto3
from refusal import refused

ecr = boto3.client("ecr", endpoint_url=sys.argv[1])
ACCOUNT = "123456789012"


def registry_policy(sid):
    statement = {"Sid": sid, "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::210987654321:root"}}
    here = f"arn:aws:ecr:us-east-1:{ACCOUNT}:repository/*"
    statement |= {"Action": ["ecr:ReplicateImage"], "Resource": [here]}
    return json.dumps({"Statement": [statement], "Version": "2012-10-17"})


for text in [registry_policy("first"), registry_policy("second")]:
    assert ecr.put_registry_policy(policyText=text)["registryId"] == ACCOUNT
    kept = ecr.get_registry_policy()
    assert json.loads(kept["policyText"]) == json.loads(text) and kept["registryId"] == ACCOUNT, kept
ecr.delete_registry_policy()
refused("RegistryPolicyNotFoundException", ecr.get_registry_policy)
refused("RegistryPolicyNotFoundException", ecr.delete_registry_policy)


def scanned(frequency, *names):
    filters = [{"filter": name, "filterType": "WILDCARD"} for name in names]
    return {"scanFrequency": frequency, "repositoryFilters": filters}


often = [scanned("SCAN_ON_PUSH", "*"), scanned("CONTINUOUS_SCAN", "example", "team")]
for kind, rules in [("ENHANCED", often), ("BASIC", often[:1]), ("BASIC", [])]:
    # The last of them is what it puts where it deletes.
    ecr.put_registry_scanning_configuration(scanType=kind, rules=rules)
    kept = ecr.get_registry_scanning_configuration()
    assert kept["registryId"] == ACCOUNT, kept
    assert kept["scanningConfiguration"] == {"scanType": kind, "rules": rules}, kept


def replicated(*filters):
    places = [{"region": region, "registryId": ACCOUNT} for region in ["eu-west-1", "us-west-2"]]
    rule = {"destinations": places}
    if filters:
        rule["repositoryFilters"] = [{"filter": name, "filterType": "PREFIX_MATCH"} for name in filters]
    return [rule]


for rules in [replicated("team", "prod"), replicated(), []]:
    ecr.put_replication_configuration(replicationConfiguration={"rules": rules})
    kept = ecr.describe_registry()
    assert kept["registryId"] == ACCOUNT and len(kept["replicationConfiguration"]["rules"]) == len(rules), kept
    for rule, expected in zip(kept["replicationConfiguration"]["rules"], rules):
        assert rule["destinations"] == expected["destinations"], kept
        assert rule.get("repositoryFilters", []) == expected.get("repositoryFilters", []), kept

profile = f"arn:aws:signer:us-east-1:{ACCOUNT}:/signing-profiles/team"
some = [{"filter": "team/*", "filterType": "WILDCARD_MATCH"}]
refused("SigningConfigurationNotFoundException", ecr.get_signing_configuration)
for rule in [{"signingProfileArn": profile, "repositoryFilters": some}, {"signingProfileArn": profile}]:
    ecr.put_signing_configuration(signingConfiguration={"rules": [rule]})
    kept = ecr.get_signing_configuration()
    assert kept["registryId"] == ACCOUNT, kept
    [found] = kept["signingConfiguration"]["rules"]
    assert found["signingProfileArn"] == profile, kept
    assert found.get("repositoryFilters", []) == rule.get("repositoryFilters", []), kept
ecr.delete_signing_configuration()
refused("SigningConfigurationNotFoundException", ecr.get_signing_configuration)
refused("SigningConfigurationNotFoundException", ecr.delete_signing_configuration)

# Nothing deletes a setting.
settings = [("REGISTRY_POLICY_SCOPE", "V1"), ("REGISTRY_POLICY_SCOPE", "V2")]
settings += [("BASIC_SCAN_TYPE_VERSION", "AWS_NATIVE"), ("BLOB_MOUNTING", "DISABLED"), ("BLOB_MOUNTING", "ENABLED")]
for name, value in settings:
    ecr.put_account_setting(name=name, value=value)
    kept = ecr.get_account_setting(name=name)
    assert (kept["name"], kept["value"]) == (name, value), kept

puller = f"arn:aws:iam::{ACCOUNT}:role/scanner"
ecr.register_pull_time_update_exclusion(principalArn=puller)
assert ecr.list_pull_time_update_exclusions()["pullTimeUpdateExclusions"] == [puller]
ecr.deregister_pull_time_update_exclusion(principalArn=puller)
assert ecr.list_pull_time_update_exclusions()["pullTimeUpdateExclusions"] == []
refused("ExclusionNotFoundException", ecr.deregister_pull_time_update_exclusion, principalArn=puller)

cache = {"ecrRepositoryPrefix": "quay", "upstreamRegistryUrl": "quay.io"}
why = refused("UnsupportedOperationException", ecr.create_pull_through_cache_rule, **cache)
assert why == "Berth does not support CreatePullThroughCacheRule.", why
print("applied, changed, destroyed")
