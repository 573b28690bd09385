using System.Text.Json.Serialization;

namespace CodeCommitEvents.Rules;

/// <summary>A command in a comment on a pull request. The words of people are <c>/build</c>, <c>/retest</c>, <c>/cancel</c>, <c>/why</c> and <c>/help</c>; case is ignored.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PullRequestCommand>))]
public enum PullRequestCommand
{
    /// <summary><c>/build [project…]</c>: starts the builds that the rules request for the pull request as it is now, or only those of these projects.</summary>
    Build,

    /// <summary><c>/retest</c>: starts those of these builds again whose newest build for the newest commits ended without success.</summary>
    Retest,

    /// <summary><c>/cancel</c>: stops the running builds of the pull request that were started before the comment.</summary>
    Cancel,

    /// <summary><c>/why</c>: explains which builds the rules request for the pull request, and why.</summary>
    Why,

    /// <summary><c>/help</c>: lists what this person can say. An unknown command, and one that this person may not say, then gets an answer, too.</summary>
    Help,
}
