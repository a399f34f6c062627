// Does with the SDK for JavaScript what a tool does that makes a user, gives it rights, and becomes a role by them.
// The environment says who asks and where.
const assert = require("node:assert/strict");
const { ECR, ECRServiceException } = require("@aws-sdk/client-ecr");
const { IAM, NoSuchEntityException } = require("@aws-sdk/client-iam");
const { STS } = require("@aws-sdk/client-sts");

const policy = (statement) => JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", ...statement } });
const rights = policy({ Action: ["ecr:Describe*", "sts:AssumeRole"], Resource: "*" });
const trust = policy({ Action: "sts:AssumeRole", Principal: { AWS: "123456789012" } });

async function walk() {
  const iam = new IAM({});
  await assert.rejects(iam.getUser({ UserName: "node" }), (error) => {
    assert(error instanceof NoSuchEntityException, String(error));
    assert.equal(error.message, "The user with name node cannot be found.");
    return true;
  });
  const { User } = await iam.createUser({ UserName: "node" });
  const { AccessKey } = await iam.createAccessKey({ UserName: "node" });
  await iam.putUserPolicy({ UserName: "node", PolicyName: "p", PolicyDocument: rights });
  const { Role } = await iam.createRole({ RoleName: "edge", AssumeRolePolicyDocument: trust });
  await iam.putRolePolicy({ RoleName: "edge", PolicyName: "p", PolicyDocument: rights });

  const user = { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
  const sts = new STS({ credentials: user });
  assert.equal((await sts.getCallerIdentity({})).Arn, User.Arn);
  const { Credentials } = await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: "js" });
  const edge = {
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: Credentials.SecretAccessKey,
    sessionToken: Credentials.SessionToken,
  };
  const who = await new STS({ credentials: edge }).getCallerIdentity({});
  assert.equal(who.Arn, "arn:aws:sts::123456789012:assumed-role/edge/js");
  const ecr = new ECR({ credentials: edge });
  assert.equal((await ecr.describeRepositories({})).repositories[0].repositoryName, "team/web");
  await assert.rejects(ecr.deleteRepository({ repositoryName: "team/web" }), (error) => {
    assert(error instanceof ECRServiceException);
    assert.equal(error.name, "AccessDeniedException");
    return true;
  });
}

walk().then(() => console.log("done"));
