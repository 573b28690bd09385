using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>The builds that a revision of a pull request requires. Each of these builds carries the list, so that the end of any of them can be judged.</summary>
internal static class RequiredBuilds
{
    /// <summary>
    /// Returns the builds that the rules request for the revision that an event creates. Empty if the event creates none, or if the list is unknown or
    /// too long for an environment variable. A list with a part of the builds would be wrong.
    /// </summary>
    public static ValueList<BuildKey> Of(BuildDecision decision)
    {
        if (decision.Event is not PullRequestEvent { CreatesRevision: true, RevisionId.Length: > 0 } || decision.MayLackBuilds || decision.Builds.Count == 0)
        {
            return ValueList<BuildKey>.Empty;
        }

        var keys = new BuildKey[decision.Builds.Count];
        for (var index = 0; index < keys.Length; index++)
        {
            keys[index] = BuildKey.Of(decision.Builds[index], decision.Event.Checkout?.CommitId);
        }

        var required = new ValueList<BuildKey>(keys);
        return BuildKey.Join(required) is { Length: <= BuildEnvironmentValue.MaxLength } ? required : ValueList<BuildKey>.Empty;
    }

    /// <summary>Returns the cause of a build with its own key and the required builds. A build without a pull request has neither.</summary>
    public static BuildCause AddTo(BuildCause cause, BuildRequest request, ValueList<BuildKey> required) =>
        cause.PullRequestId is null ? cause : cause with { BuildKey = BuildKey.Of(request, cause.Commit), RequiredBuilds = required };
}
