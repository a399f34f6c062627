// Does with the SDK for Go what a tool does that makes a user, gives it rights, and becomes a role by them.
// The environment says who asks and where.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/ecr"
	registered "github.com/aws/aws-sdk-go-v2/service/ecr/types"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

const (
	account  = "123456789012"
	document = `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["ecr:Describe*","sts:AssumeRole"],"Resource":"*"}}`
	trust    = `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"` + account + `"},"Action":"sts:AssumeRole"}}`
)

var ctx = context.Background()

func must[T any](value T, err error) T {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	return value
}

func same(found, expected string) {
	if found != expected {
		fmt.Fprintf(os.Stderr, "%q instead of %q\n", found, expected)
		os.Exit(1)
	}
}

// as gives the configuration of somebody with these credentials.
func as(cfg aws.Config, key, secret, token string) aws.Config {
	cfg.Credentials = aws.NewCredentialsCache(aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: key, SecretAccessKey: secret, SessionToken: token}, nil
	}))
	return cfg
}

func main() {
	root := must(config.LoadDefaultConfig(ctx))
	rights := iam.NewFromConfig(root)

	_, err := rights.GetUser(ctx, &iam.GetUserInput{UserName: aws.String("gopher")})
	var missing *types.NoSuchEntityException
	if !errors.As(err, &missing) {
		fmt.Fprintln(os.Stderr, "no NoSuchEntityException:", err)
		os.Exit(1)
	}
	same(missing.ErrorMessage(), "The user with name gopher cannot be found.")

	made := must(rights.CreateUser(ctx, &iam.CreateUserInput{UserName: aws.String("gopher")}))
	key := must(rights.CreateAccessKey(ctx, &iam.CreateAccessKeyInput{UserName: aws.String("gopher")})).AccessKey
	must(rights.PutUserPolicy(ctx, &iam.PutUserPolicyInput{
		UserName: aws.String("gopher"), PolicyName: aws.String("p"), PolicyDocument: aws.String(document),
	}))
	role := must(rights.CreateRole(ctx, &iam.CreateRoleInput{
		RoleName: aws.String("burrow"), AssumeRolePolicyDocument: aws.String(trust),
	})).Role
	must(rights.PutRolePolicy(ctx, &iam.PutRolePolicyInput{
		RoleName: aws.String("burrow"), PolicyName: aws.String("p"), PolicyDocument: aws.String(document),
	}))

	user := sts.NewFromConfig(as(root, *key.AccessKeyId, *key.SecretAccessKey, ""))
	same(*must(user.GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{})).Arn, *made.User.Arn)
	session := must(user.AssumeRole(ctx, &sts.AssumeRoleInput{
		RoleArn: role.Arn, RoleSessionName: aws.String("go"),
	})).Credentials
	burrow := as(root, *session.AccessKeyId, *session.SecretAccessKey, *session.SessionToken)
	who := must(sts.NewFromConfig(burrow).GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{}))
	same(*who.Arn, "arn:aws:sts::"+account+":assumed-role/burrow/go")
	found := must(ecr.NewFromConfig(burrow).DescribeRepositories(ctx, &ecr.DescribeRepositoriesInput{}))
	same(*found.Repositories[0].RepositoryName, "team/web")
	pages(ecr.NewFromConfig(root))
	fmt.Println("done")
}

// pages walks over more repositories than a page has, and meets an error of ECR.
func pages(registry *ecr.Client) {
	for _, name := range []string{"team/a", "team/b"} {
		must(registry.CreateRepository(ctx, &ecr.CreateRepositoryInput{RepositoryName: aws.String(name)}))
	}
	names := []string{}
	one := &ecr.DescribeRepositoriesInput{MaxResults: aws.Int32(1)}
	for all := ecr.NewDescribeRepositoriesPaginator(registry, one); all.HasMorePages(); {
		for _, repository := range must(all.NextPage(ctx)).Repositories {
			names = append(names, *repository.RepositoryName)
		}
	}
	same(strings.Join(names, " "), "team/a team/b team/web")
	_, err := registry.GetLifecyclePolicy(ctx, &ecr.GetLifecyclePolicyInput{RepositoryName: aws.String("team/a")})
	var without *registered.LifecyclePolicyNotFoundException
	if !errors.As(err, &without) {
		fmt.Fprintln(os.Stderr, "no LifecyclePolicyNotFoundException:", err)
		os.Exit(1)
	}
}
