using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Rules;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>A dispatcher for commands, with a pull request and its builds.</summary>
public abstract class CommandTest : IPullRequestProvider, IPullRequestBuildsProvider
{
    private protected RecordingBuildStarter Starter { get; set; } = new();

    private protected FakeNotificationChannel Channel { get; } = new();

    private protected RecordingLogger Logger { get; } = new();

    private protected BuildRules Rules { get; set; } = GivenCommands.Commands;

    /// <summary>The pull request. Null if it is unknown.</summary>
    private protected PullRequestEvent? PullRequest { get; set; } = GivenCommands.PullRequest();

    private protected List<BuildOutcome>? Builds { get; set; } = [];

    private protected Exception? Failure { get; set; }

    private protected int Asked { get; private set; }

    private protected List<PullRequestBuildsQuery> Queries { get; } = [];

    private protected IEnumerable<string> Started => Starter.Requests.Select(request => request.ProjectName);

    /// <summary>The answers that were sent: their titles and lines.</summary>
    private protected IEnumerable<string> Answers => Channel.Sent.Select(sent => string.Join('\n', [sent.Answer!.Title, .. sent.Answer.Lines]));

    Task<PullRequestEvent?> IPullRequestProvider.GetPullRequestAsync(PullRequestCommentEvent comment, CancellationToken cancellationToken)
    {
        Asked++;
        return Failure is null ? Task.FromResult(PullRequest) : throw Failure;
    }

    Task<ValueList<BuildOutcome>?> IPullRequestBuildsProvider.GetBuildsAsync(PullRequestBuildsQuery query, CancellationToken cancellationToken)
    {
        Queries.Add(query);
        return Task.FromResult<ValueList<BuildOutcome>?>(Builds is null ? null : [.. Builds]);
    }

    private protected BuildDispatcher Dispatcher(Action<BuildDispatcherOptions>? configure = null)
    {
        var options = new BuildDispatcherOptions { PullRequests = this, PullRequestBuilds = this, Channels = { ["pull-request"] = Channel }, Logger = Logger };
        configure?.Invoke(options);
        return new(Rules, Starter, options);
    }

    private protected Task<DispatchedEvent> SayAsync(string text, string by = Given.Maintainer) => Dispatcher().DispatchAsync(GivenCommands.Comment(text, by));

    private protected BuildCause CauseOf(int request) =>
        new BuildCauseVariables(BuildCause.DefaultPrefix).Read(name => Starter.Requests[request].EnvironmentVariables.TryGetValue(name, out var value) ? value.Value : null)!;
}
