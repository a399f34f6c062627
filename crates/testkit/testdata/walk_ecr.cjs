// Does with the SDK for JavaScript what a tool does that keeps a registry tidy: settings, pages, a preview that it waits
// for, and errors told by their class. The environment says who asks and where.
const assert = require("node:assert/strict");
const ecr = require("@aws-sdk/client-ecr");

const client = new ecr.ECR({});
const mediaType = "application/vnd.oci.image.index.v1+json";
const selection = { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 1 };
const policy = JSON.stringify({ rules: [{ rulePriority: 1, selection, action: { type: "expire" } }] });

async function collect(pages, member) {
  const found = [];
  let count = 0;
  for await (const page of pages) {
    found.push(...page[member]);
    count += 1;
  }
  assert(count > 1, `${count} pages of ${member}`);
  return found;
}

async function walk() {
  const repositoryName = "team/node";
  await assert.rejects(client.describeRepositories({ repositoryNames: [repositoryName] }), (error) => {
    assert(error instanceof ecr.RepositoryNotFoundException, String(error));
    assert.equal(error.$metadata.httpStatusCode, 400);
    return true;
  });
  const { repository } = await client.createRepository({
    repositoryName,
    imageTagMutability: "MUTABLE_WITH_EXCLUSION",
    imageTagMutabilityExclusionFilters: [{ filterType: "WILDCARD", filter: "v*" }],
    tags: [{ Key: "owner", Value: "a" }],
  });
  assert(repository.createdAt instanceof Date && repository.createdAt.getFullYear() > 2000, repository.createdAt);
  for (const tag of ["1", "2", "3"]) {
    const imageManifest = JSON.stringify({ schemaVersion: 2, mediaType, manifests: [], annotations: { tag } });
    await client.putImage({ repositoryName, imageManifest, imageTag: `v${tag}` });
  }
  const moved = JSON.stringify({ schemaVersion: 2, mediaType, manifests: [] });
  await assert.rejects(client.putImage({ repositoryName, imageManifest: moved, imageTag: "v1" }), (error) => {
    assert(error instanceof ecr.ImageTagAlreadyExistsException, String(error));
    return true;
  });
  const paged = { client, pageSize: 2 };
  const images = await collect(ecr.paginateDescribeImages(paged, { repositoryName }), "imageDetails");
  assert.deepEqual(images.flatMap((image) => image.imageTags).sort(), ["v1", "v2", "v3"]);
  await client.startLifecyclePolicyPreview({ repositoryName, lifecyclePolicyText: policy });
  const waited = { client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
  await ecr.waitUntilLifecyclePolicyPreviewComplete(waited, { repositoryName });
  const preview = await client.getLifecyclePolicyPreview({ repositoryName });
  assert.equal(preview.summary.expiringImageTotalCount, 2);
  await assert.rejects(client.startImageScan({ repositoryName, imageId: { imageTag: "v1" } }), (error) => {
    assert(error instanceof ecr.ECRServiceException, String(error));
    assert.equal(error.name, "UnsupportedOperationException");
    return true;
  });
  await client.deleteRepository({ repositoryName, force: true });
}

walk().then(() => console.log("done"));
