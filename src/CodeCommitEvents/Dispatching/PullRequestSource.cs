using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Rules;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>A fact that an answer to a command is about. People read why it is unknown.</summary>
internal abstract class CommandFactSource<TFact>(EventFactKinds kind) : RequiredFactSource<TFact>(kind)
    where TFact : class
{
    /// <summary>Without a provider, the answer says so.</summary>
    public sealed override bool OthersDependOnIt => true;

    protected sealed override string WithoutProviderReason => $"the dispatcher has no provider, such as that of {Package}";

    protected override string UnknownReason => "it does not exist, or the dispatcher may not read it: its log says why";
}

/// <summary>The pull request of a comment, and what the rules decide about it: the central rules and those in the repository.</summary>
internal sealed class PullRequestSource(IPullRequestProvider? provider) : CommandFactSource<PullRequestState>(EventFactKinds.PullRequest)
{
    public override bool HasProvider => provider is not null;

    public override string Option => nameof(BuildDispatcherOptions.PullRequests);

    public override string WithoutProvider => "commands in comments start and stop nothing, and the answer says that the pull request is unknown";

    public override string Package => "CodeCommitEvents.CodeCommit (AddCodeCommit)";

    protected override async Task<PullRequestState?> AskAsync(FactQuestion question, CancellationToken cancellationToken)
    {
        var comment = (PullRequestCommentEvent)question.Event;
        if (await provider!.GetPullRequestAsync(comment, cancellationToken).ConfigureAwait(false) is not { } pullRequest)
        {
            return null;
        }

        if (!pullRequest.CreatesRevision)
        {
            throw new InvalidOperationException($"The provider returned a {pullRequest.GetType().Name}, which creates no revision.");
        }

        if (pullRequest.RepositoryName != comment.RepositoryName || pullRequest.PullRequestId != comment.PullRequestId)
        {
            throw new InvalidOperationException("The provider returned another pull request.");
        }

        var decision = await question.DecideAsync(pullRequest, cancellationToken).ConfigureAwait(false);
        return decision.RepositoryRulesFailure is { } failure ? throw new RulesUnknownException(failure) : decision.ToPullRequestState();
    }

    protected override void LogFailed(ILogger logger, Exception exception)
    {
        if (exception is not RulesUnknownException)
        {
            base.LogFailed(logger, exception);
        }
    }

    protected override EventFacts AfterFailure(EventFacts facts, Exception exception) =>
        exception is RulesUnknownException { Cause: var cause } ? facts with { RepositoryRulesFailure = cause } : base.AfterFailure(facts, exception);

    protected override EventFacts With(EventFacts facts, PullRequestState? fact, string? problem) => facts with { PullRequest = fact, PullRequestProblem = problem };

    /// <summary>The rules in the repository could not be looked up. This is no failure of the provider, and it is already logged.</summary>
    private sealed class RulesUnknownException(Exception cause) : Exception
    {
        public Exception Cause => cause;
    }
}

/// <summary>The builds of the pull request of a comment, in the projects of all rules that can start builds for it.</summary>
internal sealed class PullRequestBuildsSource(IPullRequestBuildsProvider? provider) : CommandFactSource<ValueList<BuildOutcome>>(EventFactKinds.PullRequestBuilds)
{
    /// <summary>The maximum difference between the clocks of CodeCommit and of the build service.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    public override bool HasProvider => provider is not null;

    public override string Option => nameof(BuildDispatcherOptions.PullRequestBuilds);

    public override string WithoutProvider => "the commands /retest and /cancel start and stop nothing, and the answer says that the builds are unknown";

    protected override string UnknownReason => "the builds of a project could not be read: the log of the provider says why";

    protected override async Task<ValueList<BuildOutcome>?> AskAsync(FactQuestion question, CancellationToken cancellationToken)
    {
        var state = question.Facts.PullRequest!;
        var (comment, found) = ((PullRequestCommentEvent)question.Event, new List<BuildOutcome>());
        foreach (var project in ProjectsFor(comment, state))
        {
            var query = new PullRequestBuildsQuery
            {
                ProjectName = project.ProjectName,
                IsBatch = project.IsBatch,
                RepositoryName = comment.RepositoryName ?? "",
                PullRequestId = state.PullRequest.PullRequestId,
                Account = comment.Account,
                Region = comment.Region,
                Since = state.PullRequest.CreationDate - ClockSkew,
            };
            if (await provider!.GetBuildsAsync(query, cancellationToken).ConfigureAwait(false) is not { } builds)
            {
                return null;
            }

            // A provider can return more than it was asked for, and a stop cannot be undone.
            found.AddRange(builds.Where(build => build.ProjectName == query.ProjectName && build.Cause is { } cause && cause.PullRequestId == query.PullRequestId && cause.Repository == query.RepositoryName));
        }

        return [.. found];
    }

    /// <summary>A command that stops builds is about all builds of the pull request, and other commands only about those that the rules request.</summary>
    private static IEnumerable<BuildKey> ProjectsFor(PullRequestCommentEvent comment, PullRequestState state) =>
        PullRequestCommands.Of(comment.TextOfCaller) == PullRequestCommand.Cancel ? state.Projects : state.Builds.Select(PullRequestStates.ProjectOf).Distinct();

    protected override EventFacts With(EventFacts facts, ValueList<BuildOutcome>? fact, string? problem) => facts with { PullRequestBuilds = fact, PullRequestBuildsProblem = problem };
}
