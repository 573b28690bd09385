using CodeCommitEvents.Building;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>Short forms of calls for tests in which only some of the arguments matter.</summary>
internal static class ClaimCalls
{
    public static Task<BuildClaim> AcquireAsync(this IBuildClaimStore claims, string key, CancellationToken cancellationToken = default) =>
        claims.AcquireAsync(new BuildClaimRequest { Key = key }, cancellationToken);

    public static Task<StartedBuild?> SupersedeAsync(this IBuildClaimStore claims, string group, DateTimeOffset time, StartedBuild build, CancellationToken cancellationToken = default) =>
        claims.SupersedeAsync(group, new ChangeMoment { Time = time }, build, cancellationToken);
}
