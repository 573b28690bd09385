using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>Updates the parts of a fake build that a <c>with</c> expression leaves unchanged: its ARN, its URLs and logs, and its phases.</summary>
internal static class FakeBuildNormalizer
{
    public static BuildEvent Of(BuildEvent build)
    {
        var placed = build with
        {
            BuildArn = FakeEventNormalizer.Placed(build.BuildArn, build, InProject(build.BuildArn.Resource, build)),
            Information = build.Information is { } information ? Of(information, build) : null,
        };
        return placed is BuildStateChangeEvent { BuildStatus: { } status, Information: { Phases: { } phases, BuildStartTime: { } start } ended } state
            && status != BuildStatus.InProgress && (status == BuildStatus.Succeeded) != (ended.FailedPhase is null)
            ? state with { Information = ended with { Phases = FakePhases.Of(start, status) } }
            : placed;
    }

    private static BuildInformation Of(BuildInformation information, BuildEvent build) => information with
    {
        Source = information.Source is { } source ? source with { Location = InRegion(source.Location, build) } : null,
        Logs = information.Logs is { } logs ? logs with { GroupName = InProject(logs.GroupName, build), DeepLink = InProject(InRegion(logs.DeepLink, build), build) } : null,
    };

    private static string? InProject(string? text, BuildEvent build) =>
        build.ProjectName is { } project ? text?.Replace(FakeBuild.DefaultProject, project, StringComparison.Ordinal) : text;

    private static string? InRegion(string? text, BuildEvent build) => build.Region is { } region
        ? text?.Replace($"git-codecommit.{FakeData.Region}.amazonaws.com", $"git-codecommit.{region}.{FakeMessageOrigin.DomainOf(region)}", StringComparison.Ordinal)
            .Replace($"region={FakeData.Region}", $"region={region}", StringComparison.Ordinal)
        : text;
}
