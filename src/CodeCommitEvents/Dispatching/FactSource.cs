using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>A kind of fact: its provider, and where <see cref="EventFacts"/> stores the fact or the reason why it is unknown.</summary>
internal abstract partial class FactSource(EventFactKinds kind)
{
    public EventFactKinds Kind => kind;

    /// <summary>Whether there is a provider.</summary>
    public abstract bool HasProvider { get; }

    /// <summary>What rules do without a provider, for a warning.</summary>
    public abstract string WithoutProvider { get; }

    /// <summary>The package that has a provider, for a warning.</summary>
    public abstract string Package { get; }

    /// <summary>The property of <see cref="BuildDispatcherOptions"/> with the provider, for a warning.</summary>
    public abstract string Option { get; }

    /// <summary>Returns what a rule that needs the fact does without it, in words that follow its name in a warning. Default: empty, because <see cref="WithoutProvider"/> says it.</summary>
    public virtual string WithoutProviderOf(BuildRule rule) => "";

    /// <summary>Whether other facts are asked for only after this fact. Then, it is also resolved without a provider: as unknown.</summary>
    public virtual bool OthersDependOnIt => false;

    /// <summary>Whether the fact is unknown after the provider was asked, and rules do not need it any more.</summary>
    public virtual bool IsUnknown(EventFacts facts) => false;

    /// <summary>Returns all kinds of facts in the order in which the providers are asked: the fact that costs least, or that others depend on, first.</summary>
    public static FactSource[] All(BuildDispatcherOptions options) =>
    [
        new PullRequestSource(options.PullRequests),
        new PullRequestBuildsSource(options.PullRequestBuilds),
        new BuildBatchSource(options.BuildBatches),
        new CommitSource(options.Commits),
        new BuildHistorySource(options.BuildHistory),
        new ChangedFilesSource(options.ChangedFiles),
    ];

    /// <summary>Asks the provider. Returns the facts with the new fact, or with the reason why it is unknown.</summary>
    public abstract Task<EventFacts> GetAsync(FactQuestion question, ILogger logger, CancellationToken cancellationToken);

    [LoggerMessage(3, LogLevel.Warning, "The provider of {Fact} failed. Rules treat this fact as unknown")]
    private protected static partial void LogProviderFailed(ILogger logger, Exception exception, EventFactKinds fact);

    [LoggerMessage(26, LogLevel.Error, "The provider of {Fact} failed. Rules that depend on this fact fail, so that the message is delivered again")]
    private protected static partial void LogRequiredFactFailed(ILogger logger, Exception exception, EventFactKinds fact);
}

/// <summary>The event for which a fact is needed, and the facts that are known.</summary>
/// <param name="Event">The event.</param>
/// <param name="Facts">The facts.</param>
/// <param name="DecideAsync">Decides about another event with the same rules, and with the rules in its repository.</param>
internal sealed record FactQuestion(ServiceEvent Event, EventFacts Facts, Func<ServiceEvent, CancellationToken, Task<BuildDecision>> DecideAsync);

/// <summary>A kind of fact with one type of value.</summary>
internal abstract class FactSource<TFact>(EventFactKinds kind) : FactSource(kind)
    where TFact : class
{
    public sealed override async Task<EventFacts> GetAsync(FactQuestion question, ILogger logger, CancellationToken cancellationToken)
    {
        if (!HasProvider)
        {
            return With(question.Facts, null, WithoutProviderReason);
        }

        try
        {
            var fact = await AskAsync(question, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
            return With(question.Facts, fact, fact is null ? UnknownReason : null);
        }
        catch (Exception exception)
        {
            // A failure after a cancellation is not logged: no build is started then, so the fact is not needed.
            if (!cancellationToken.IsCancellationRequested)
            {
                LogFailed(logger, exception);
            }

            return AfterFailure(With(question.Facts, null, $"the provider failed with {exception.GetType().Name}"), exception);
        }
    }

    /// <summary>Why the fact is unknown if there is no provider, in words for explanations and answers.</summary>
    protected virtual string WithoutProviderReason => "there is no provider";

    /// <summary>Why the fact is unknown if the provider returned none, in words for explanations and answers.</summary>
    protected virtual string UnknownReason => "the provider does not know";

    protected virtual void LogFailed(ILogger logger, Exception exception) => LogProviderFailed(logger, exception, Kind);

    /// <summary>Returns the facts after a failure of the provider. Default: the fact is unknown.</summary>
    protected virtual EventFacts AfterFailure(EventFacts facts, Exception exception) => facts;

    protected abstract Task<TFact?> AskAsync(FactQuestion question, CancellationToken cancellationToken);

    protected abstract EventFacts With(EventFacts facts, TFact? fact, string? problem);
}

/// <summary>A fact about a change. Without it, <see cref="MissingFactsBehavior"/> decides what rules do.</summary>
internal abstract class ChangeFactSource<TFact>(EventFactKinds kind) : FactSource<TFact>(kind)
    where TFact : class
{
    public sealed override string Package => "CodeCommitEvents.CodeCommit (AddCodeCommit)";

    public sealed override string WithoutProviderOf(BuildRule rule) => RuleFacts.ActsWithout(rule, Kind) == true ? " (matches without it)" : " (never matches without it)";
}

/// <summary>
/// A fact about a finished build, or about the pull request of a command. No other event tells it, so a failure of the provider is not taken for an unknown
/// fact.
/// </summary>
internal abstract class RequiredFactSource<TFact>(EventFactKinds kind) : FactSource<TFact>(kind)
    where TFact : class
{
    public override string Package => "CodeCommitEvents.CodeBuild (AddCodeBuild)";

    protected override void LogFailed(ILogger logger, Exception exception) => LogRequiredFactFailed(logger, exception, Kind);

    protected override EventFacts AfterFailure(EventFacts facts, Exception exception) => facts with { FactFailure = exception, FailedFact = Kind };
}

internal sealed class BuildBatchSource(IBuildBatchProvider? provider) : RequiredFactSource<BatchMembership>(EventFactKinds.BuildBatch)
{
    public override bool HasProvider => provider is not null;

    public override string Option => nameof(BuildDispatcherOptions.BuildBatches);

    public override string WithoutProvider => "a rule on finished builds acts on each build of a batch build";

    /// <summary>The history of a build is that of its batch build.</summary>
    public override bool OthersDependOnIt => true;

    public override bool IsUnknown(EventFacts facts) => facts is { BuildBatch: null, FactFailure: null };

    protected override Task<BatchMembership?> AskAsync(FactQuestion question, CancellationToken cancellationToken) =>
        provider!.GetBatchAsync((BuildStateChangeEvent)question.Event, cancellationToken);

    protected override EventFacts With(EventFacts facts, BatchMembership? fact, string? problem) => facts with { BuildBatch = fact, BuildBatchProblem = problem };
}

internal sealed class CommitSource(ICommitProvider? provider) : ChangeFactSource<Commit>(EventFactKinds.Commit)
{
    public override bool HasProvider => provider is not null;

    public override string Option => nameof(BuildDispatcherOptions.Commits);

    public override string WithoutProvider => "by default, it meets only conditions that exclude commit messages";

    protected override Task<Commit?> AskAsync(FactQuestion question, CancellationToken cancellationToken) =>
        provider!.GetCommitAsync(question.Event, cancellationToken);

    protected override EventFacts With(EventFacts facts, Commit? fact, string? problem) => facts with { Commit = fact, CommitProblem = problem };
}

internal sealed class BuildHistorySource(IBuildHistoryProvider? provider) : RequiredFactSource<BuildHistory>(EventFactKinds.BuildHistory)
{
    public override bool HasProvider => provider is not null;

    public override string Option => nameof(BuildDispatcherOptions.BuildHistory);

    public override string WithoutProvider => "the conditions Fixed, StillFailing and FirstFailure are not met";

    protected override Task<BuildHistory?> AskAsync(FactQuestion question, CancellationToken cancellationToken) =>
        provider!.GetHistoryAsync((BuildStateChangeEvent)question.Event, question.Facts.EndedBatch, cancellationToken);

    protected override EventFacts With(EventFacts facts, BuildHistory? fact, string? problem) => facts with { BuildHistory = fact, BuildHistoryProblem = problem };
}

internal sealed class ChangedFilesSource(IChangedFilesProvider? provider) : ChangeFactSource<ChangedFileList>(EventFactKinds.ChangedFiles)
{
    public override bool HasProvider => provider is not null;

    public override string Option => nameof(BuildDispatcherOptions.ChangedFiles);

    public override string WithoutProvider => "by default, every condition on it is met";

    protected override Task<ChangedFileList?> AskAsync(FactQuestion question, CancellationToken cancellationToken) =>
        provider!.GetChangedFilesAsync(question.Event, cancellationToken);

    protected override EventFacts With(EventFacts facts, ChangedFileList? fact, string? problem) => facts with { ChangedFiles = fact, ChangedFilesProblem = problem };
}
