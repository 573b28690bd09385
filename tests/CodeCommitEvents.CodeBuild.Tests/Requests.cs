using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>A request that has only the required properties and a token, and a request that has all properties that are sent to CodeBuild.</summary>
internal static class Requests
{
    public static BuildRequest Least { get; } = new() { ProjectName = "ci", IdempotencyToken = "token-1" };

    /// <summary>A request with a value in every property that is sent to CodeBuild.</summary>
    public static BuildRequest Most { get; } = new()
    {
        ProjectName = "ci",
        Account = "444455556666",
        Region = "us-east-1",
        SourceVersion = "e1052903b95155b2ea54b0d2e40a1e0d5ac8d1f3",
        SourceVersionChoice = SourceVersionChoice.Commit,
        Buildspec = "ci/buildspec.yml",
        EnvironmentVariables = new(
        [
            KeyValuePair.Create("CODECOMMIT_TOKEN", new BuildEnvironmentValue { Value = "token-1" }),
            KeyValuePair.Create("EMPTY", new BuildEnvironmentValue { Value = "", Type = default }),
            KeyValuePair.Create("KEY", new BuildEnvironmentValue { Value = "/ci/key", Type = EnvironmentVariableType.ParameterStore }),
            KeyValuePair.Create("PASSWORD", new BuildEnvironmentValue { Value = "ci:password", Type = EnvironmentVariableType.SecretsManager }),
        ]),
        SourceType = "CODECOMMIT",
        SourceLocation = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/payments-api",
        SecondarySourceVersions = new([KeyValuePair.Create("tools", "main")]),
        GitCloneDepth = 0,
        FetchSubmodules = false,
        EnvironmentType = "LINUX_CONTAINER",
        Image = "aws/codebuild/standard:7.0",
        ImagePullCredentialsType = "CODEBUILD",
        ComputeType = "BUILD_GENERAL1_SMALL",
        PrivilegedMode = true,
        Certificate = "arn:aws:s3:::certificates/ca.pem",
        InsecureSsl = false,
        ServiceRole = "arn:aws:iam::111122223333:role/ci",
        EncryptionKey = "alias/ci",
        TimeoutInMinutes = 30,
        QueuedTimeoutInMinutes = 60,
        DebugSessionEnabled = true,
        IdempotencyToken = "token-1",
        RuleName = "rule",
    };
}
