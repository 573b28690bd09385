using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;

namespace CodeCommitEvents.Emulator;

/// <summary>Creates projects in the emulator and lists their builds.</summary>
internal static class Projects
{
    /// <summary>Creates a client that calls the emulator.</summary>
    public static AmazonCodeBuildClient Client(this Moto moto, string region = "eu-central-1") => new("test", "test", new AmazonCodeBuildConfig
    {
        ServiceURL = moto.Url.ToString(),
        AuthenticationRegion = region,
    });

    /// <summary>Creates a project.</summary>
    /// <returns>The name of the project.</returns>
    public static async Task<string> CreateAsync(AmazonCodeBuildClient client, string? name = null)
    {
        name ??= $"ci-{Guid.NewGuid():N}";
        await client.CreateProjectAsync(new CreateProjectRequest
        {
            Name = name,
            Source = new ProjectSource { Type = SourceType.CODECOMMIT, Location = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/payments-api" },
            Artifacts = new ProjectArtifacts { Type = ArtifactsType.NO_ARTIFACTS },
            Environment = new ProjectEnvironment { Type = EnvironmentType.LINUX_CONTAINER, ComputeType = ComputeType.BUILD_GENERAL1_SMALL, Image = "aws/codebuild/standard:7.0" },
            ServiceRole = "arn:aws:iam::123456789012:role/ci",
        });
        return name;
    }

    /// <summary>The builds of a project.</summary>
    public static async Task<IReadOnlyList<Build>> BuildsAsync(AmazonCodeBuildClient client, string project)
    {
        var ids = (await client.ListBuildsForProjectAsync(new ListBuildsForProjectRequest { ProjectName = project })).Ids;
        return ids is null or [] ? [] : (await client.BatchGetBuildsAsync(new BatchGetBuildsRequest { Ids = ids })).Builds;
    }
}
