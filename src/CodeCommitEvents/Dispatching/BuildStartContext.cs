using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Dispatching;

/// <summary>A build to start, with the values that the dispatcher needs to start it.</summary>
/// <param name="Requested">The request of the rule, with the account and the region of the event.</param>
/// <param name="Identity">The identity of the build.</param>
/// <param name="Cause">The cause of the build.</param>
/// <param name="EnvironmentPrefix">The prefix of the environment variables. Null or empty if the build gets none.</param>
/// <param name="Moment">When the change happened.</param>
internal sealed record BuildStartContext(
    BuildRequest Requested, BuildIdentity Identity, BuildCause Cause, string? EnvironmentPrefix, ChangeMoment Moment)
{
    /// <summary>The key of the claim.</summary>
    public string Key => Identity.Key;

    /// <summary>The complete request. It is the same for every attempt to start the build.</summary>
    public BuildRequest Request { get; private init; } = Complete(Requested, Identity.Key, Cause, EnvironmentPrefix);

    /// <summary>The name of the rule for logs. Null if there is none.</summary>
    public string? RuleName => Requested.RuleName is { } name ? DisplayText.Escape(name) : null;

    /// <summary>The request for the claim.</summary>
    public BuildClaimRequest ClaimRequest => new()
    {
        Key = Key,
        RuleName = Requested.RuleName,
        ProjectName = Requested.ProjectName,
        Change = Cause.ToString(),
        IsShortLived = !Identity.HasMoment,
    };

    /// <summary>
    /// Returns the context for a claim. The token of the build is the key of the claim, unless the same key can have several builds: then
    /// the token also contains the time at which the claim was first acquired.
    /// </summary>
    public BuildStartContext For(BuildClaim claim) => Identity.HasMoment && !claim.WasForgotten
        ? this
        : this with { Request = Complete(Requested, Identity.TokenFor(claim), Cause, EnvironmentPrefix) };

    private static BuildRequest Complete(BuildRequest request, string token, BuildCause cause, string? prefix)
    {
        var complete = request with { IdempotencyToken = token };
        return string.IsNullOrEmpty(prefix) ? complete : BuildCauseVariables.AddTo(complete, cause with { Token = token, CancelsSuperseded = request.CancelsSuperseded }, prefix);
    }
}
