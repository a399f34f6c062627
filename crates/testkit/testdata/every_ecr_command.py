"""Says every `aws ecr` command once, in one process: what is built has an outcome, what is not says so. A command that
the AWS CLI has and that stands in no list fails. Arguments: URL, a folder to write into."""

import contextlib
import hashlib
import io
import json
import os
import pathlib
import shlex
import sys

from awscli.clidriver import create_clidriver

url, folder = sys.argv[1:]
os.environ["AWS_ENDPOINT_URL"] = url
os.chdir(folder)

ROLE = "arn:aws:iam::123456789012:role/r"
EXPIRE = {"rulePriority": 1, "action": {"type": "expire"}}
EXPIRE["selection"] = {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 1}
GRANT = {"Effect": "Allow", "Principal": "*", "Action": "ecr:BatchGetImage"}


def document(name, value):
    pathlib.Path(name).write_text(value if isinstance(value, str) else json.dumps(value))
    return "sha256:" + hashlib.sha256(pathlib.Path(name).read_bytes()).hexdigest()


layer = document("layer", '{"architecture": "amd64", "os": "linux"}')
size = pathlib.Path("layer").stat().st_size
kind = "application/vnd.oci.image.manifest.v1+json"
config = {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": layer, "size": size}
base = {"schemaVersion": 2, "mediaType": kind, "config": config, "layers": []}
image = document("image", base)
subject = {"mediaType": kind, "digest": image, "size": len(json.dumps(base))}
signature = document("signature", base | {"artifactType": "application/x.signature", "subject": subject})
document("lifecycle", {"rules": [EXPIRE]})
document("policy", {"Version": "2012-10-17", "Statement": [GRANT]})
document("registry", {"Version": "2012-10-17", "Statement": [GRANT | {"Resource": "*"}]})
document("replication", {"rules": [{"destinations": [{"region": "eu-west-1", "registryId": "123456789012"}]}]})
document("signing", {"rules": [{"signingProfileArn": "arn:aws:signer:us-east-1:123456789012:/signing-profiles/team"}]})
arn = "arn:aws:ecr:us-east-1:123456789012:repository/re"

# The command, what is asked of its answer (or of none), and what that is or is kept as.
BUILT = f"""
create-repository -r | repository.repositoryArn | {arn}
describe-repositories | repositories[].repositoryName | re
tag-resource --resource-arn {arn} --tags Key=a,Value=1 Key=b,Value=2 | - |
untag-resource --resource-arn {arn} --tag-keys a | - |
list-tags-for-resource --resource-arn {arn} | tags[].Key | b
put-image-tag-mutability -r --image-tag-mutability IMMUTABLE | imageTagMutability | IMMUTABLE
put-image-scanning-configuration -r --image-scanning-configuration scanOnPush=true | repositoryName | re
batch-get-repository-scanning-configuration --repository-names re | scanningConfigurations[].repositoryName | re
set-repository-policy -r --policy-text file://policy | repositoryName | re
get-repository-policy -r | repositoryName | re
delete-repository-policy -r | repositoryName | re
put-lifecycle-policy -r --lifecycle-policy-text file://lifecycle | repositoryName | re
get-lifecycle-policy -r | repositoryName | re
batch-check-layer-availability -r --layer-digests {layer} | layers[].layerAvailability | UNAVAILABLE
initiate-layer-upload -r | uploadId | $upload
upload-layer-part -r --upload-id $upload --part-first-byte 0 --part-last-byte $last --layer-part-blob fileb://layer | uploadId | $same
complete-layer-upload -r --upload-id $upload --layer-digests {layer} | layerDigest | {layer}
put-image -r --image-manifest file://image --image-tag v1 | image.imageId.imageDigest | {image}
put-image -r --image-manifest file://signature | image.imageId.imageDigest | {signature}
batch-get-image -r --image-ids imageTag=v1 | images[].imageId.imageDigest | {image}
list-images -r --filter tagStatus=TAGGED | imageIds[].imageTag | v1
describe-images -r --image-ids imageTag=v1 | imageDetails[].imageDigest | {image}
list-image-referrers -r --subject-id imageDigest={image} | referrers[].digest | {signature}
get-download-url-for-layer -r --layer-digest {layer} | layerDigest | {layer}
start-lifecycle-policy-preview -r | status | IN_PROGRESS
wait lifecycle-policy-preview-complete -r | - |
get-lifecycle-policy-preview -r | status | COMPLETE
delete-lifecycle-policy -r | repositoryName | re
update-image-storage-class -r --image-id imageDigest={image} --target-storage-class ARCHIVE | imageStatus | ARCHIVED
batch-delete-image -r --image-ids imageDigest={image} | imageIds[].imageTag | v1
delete-repository -r --force | repository.repositoryName | re
create-repository-creation-template --prefix te --applied-for REPLICATION | repositoryCreationTemplate.prefix | te
update-repository-creation-template --prefix te --description d | repositoryCreationTemplate.description | d
describe-repository-creation-templates | repositoryCreationTemplates[].prefix | te
delete-repository-creation-template --prefix te | repositoryCreationTemplate.prefix | te
put-registry-policy --policy-text file://registry | registryId | 123456789012
get-registry-policy | registryId | 123456789012
delete-registry-policy | registryId | 123456789012
put-registry-scanning-configuration --scan-type ENHANCED | registryScanningConfiguration.scanType | ENHANCED
get-registry-scanning-configuration | scanningConfiguration.scanType | ENHANCED
put-replication-configuration --replication-configuration file://replication | length(replicationConfiguration.rules) | 1
describe-registry | length(replicationConfiguration.rules) | 1
put-signing-configuration --signing-configuration file://signing | length(signingConfiguration.rules) | 1
get-signing-configuration | length(signingConfiguration.rules) | 1
delete-signing-configuration | length(signingConfiguration.rules) | 1
put-account-setting --name BLOB_MOUNTING --value DISABLED | value | DISABLED
get-account-setting --name BLOB_MOUNTING | value | DISABLED
register-pull-time-update-exclusion --principal-arn {ROLE} | principalArn | {ROLE}
list-pull-time-update-exclusions | pullTimeUpdateExclusions | {ROLE}
deregister-pull-time-update-exclusion --principal-arn {ROLE} | principalArn | {ROLE}
get-authorization-token | authorizationData[].proxyEndpoint | {url}
get-login-password | - | $password
get-login --no-include-email | - | $login
"""

UNBUILT = f"""
create-pull-through-cache-rule --ecr-repository-prefix hub --upstream-registry-url quay.io
update-pull-through-cache-rule --ecr-repository-prefix hub --custom-role-arn {ROLE}
validate-pull-through-cache-rule --ecr-repository-prefix hub
describe-pull-through-cache-rules
delete-pull-through-cache-rule --ecr-repository-prefix hub
describe-image-replication-status -r --image-id imageTag=v1
describe-image-scan-findings -r --image-id imageTag=v1
describe-image-signing-status -r --image-id imageTag=v1
start-image-scan -r --image-id imageTag=v1
wait image-scan-complete -r --image-id imageTag=v1
"""

# What a waiter asks for.
ASKED = {"wait image-scan-complete": "describe-image-scan-findings"}


def table(command):
    return getattr(command, "subcommand_table", None) or command._get_command_table()


def aws(words):
    """Runs `aws ecr`; gives its exit code, and what it printed and complained of."""
    out, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        code = create_clidriver().main(["ecr", *words])
    return code, out.getvalue().strip(), errors.getvalue()


def words(command):
    return shlex.split(command.replace(" -r", " --repository-name re"))


def named(words):
    return " ".join(words[: 2 if words[0] == "wait" else 1])


kept = {"$last": str(size - 1)}
placed = set()
for line in BUILT.strip().splitlines():
    command, query, expected = (part.strip() for part in line.split("|"))
    command = words(command)
    placed.add(named(command))
    command = [kept.get(word, word) for word in command]
    code, out, errors = aws(command if query == "-" else [*command, "--query", query, "--output", "text"])
    assert code == 0, (line, errors)
    if expected.startswith("$"):
        kept[expected] = out
    else:
        assert out == expected, (line, out)
assert kept["$upload"] == kept["$same"] and kept["$password"], kept
assert kept["$login"].startswith("docker login -u AWS -p ") and kept["$login"].endswith(url), kept

ecr = table(create_clidriver())["ecr"]
known = set(table(ecr)) - {"wait"} | {f"wait {name}" for name in table(table(ecr)["wait"])}
for line in UNBUILT.strip().splitlines():
    command = words(line)
    name = named(command)
    placed.add(name)
    code, _, errors = aws(command)
    operation = "".join(part.title() for part in ASKED.get(name, name).split("-"))
    assert code == 255 and "UnsupportedOperationException" in errors, (line, errors)
    assert f"Berth does not support {operation}." in errors, (line, errors)
assert known - placed == set(), known - placed
print(len(known), "commands")
