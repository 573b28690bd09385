using System.Globalization;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Notifying;

/// <summary>A notification in words for people: a title, facts and links. A channel writes them in its own format.</summary>
/// <remarks>
/// The texts contain no control characters and no invisible characters. They still contain text of strangers, such as the names of branches and
/// the titles of pull requests: escape them for the format of the channel, such as Markdown or HTML.
/// </remarks>
public sealed record NotificationSummary
{
    private const int CommitLength = 12;
    private const int MostTests = 10;
    private const int MostErrors = 10;

    /// <summary>The title, on one line: <c>payments-ci #12 failed on branch main</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The facts, most important first, each with a name and a text on one line: <c>Failed phase</c>, <c>BUILD: COMMAND_EXECUTION_ERROR…</c>.</summary>
    public required ValueList<KeyValuePair<string, string>> Facts { get; init; }

    /// <summary>The links to pages of the AWS console, each with a name.</summary>
    public required ValueList<KeyValuePair<string, Uri>> Links { get; init; }

    /// <summary>
    /// What the notification belongs to: a pull request, a branch or a tag of a repository, or else a project. Notifications with the same value can be
    /// shown as one thread: <c>payments-api pr/7</c>. Null if the event has none of them.
    /// </summary>
    public string? Thread { get; init; }

    /// <summary>
    /// The names of the failed tests, one per test, which the fact <c>Failed tests</c> shortens. Empty if there are none or they are unknown, or if
    /// the channel does not ask for them.
    /// </summary>
    public ValueList<string> FailedTests { get; init => field = value ?? ValueList<string>.Empty; } = ValueList<string>.Empty;

    /// <summary>The last lines of the log of a build that failed. Empty if they are unknown, or if the channel does not ask for them.</summary>
    public ValueList<string> LogTail { get; init => field = value ?? ValueList<string>.Empty; } = ValueList<string>.Empty;

    /// <summary>Returns the summary of a notification.</summary>
    /// <param name="notification">The notification.</param>
    /// <exception cref="ArgumentNullException"><paramref name="notification"/> is null.</exception>
    public static NotificationSummary Of(NotificationRequest notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var serviceEvent = notification.Event;
        return notification.RulesProblem is { } problem ? OfProblem(problem, serviceEvent)
            : notification.Answer is { } answer ? OfAnswer(answer, serviceEvent)
            : notification.Outcome is { } outcome ? OfBuild(outcome)
            : OfEvent(serviceEvent, BuildCause.FromEvent(serviceEvent));
    }

    /// <summary>Returns the title, the facts and the links, one per line, and then the lines of the log.</summary>
    public override string ToString() => string.Join('\n', Facts.Select(fact => $"{fact.Key}: {fact.Value}")
        .Concat(Links.Select(link => $"{link.Key}: {link.Value}"))
        .Concat(LogTail.Count == 0 ? [] : LogTail.Prepend("").Prepend(""))
        .Prepend(Title));

    private static NotificationSummary OfProblem(RulesProblem problem, ServiceEvent serviceEvent)
    {
        var facts = new SummaryFacts();
        foreach (var error in problem.Errors.Take(MostErrors))
        {
            facts.Add("Error", error);
        }

        facts.Add("More errors", problem.Errors.Count > MostErrors ? (problem.Errors.Count - MostErrors).ToString(CultureInfo.InvariantCulture) : null);
        return OfEvent(serviceEvent, BuildCause.FromEvent(serviceEvent)) with
        {
            Title = SummaryFacts.Line($"The rules of {problem.Source.RepositoryName} are not used: {problem.Source}"),
            Facts = facts.ToList(),
        };
    }

    private static NotificationSummary OfAnswer(CommandAnswer answer, ServiceEvent serviceEvent)
    {
        var facts = new SummaryFacts();
        foreach (var line in answer.Lines)
        {
            facts.Add("Answer", line);
        }

        var cause = BuildCause.FromEvent(serviceEvent);
        facts.Add("Asked by", cause.Actor);
        return OfEvent(serviceEvent, cause) with { Title = SummaryFacts.Line(Joined(" ", cause.Repository, $"{cause.Trigger}:", answer.Title)!), Facts = facts.ToList() };
    }

    private static NotificationSummary OfBuild(BuildOutcome outcome)
    {
        var cause = outcome.Cause;
        var place = PlaceOf(cause);
        var kind = outcome.Batch is null ? "" : " (batch)";
        var number = outcome.BuildNumber is { } known ? $" #{known.ToString(CultureInfo.InvariantCulture)}" : "";
        var tests = FailedTestsOf(outcome.Details);
        var facts = new SummaryFacts();
        facts.Add("Reason", outcome.FailureReason is { } reason ? Joined(": ", outcome.FailedPhase?.PhaseType?.Value, reason.StatusCode, reason.Message) : outcome.FailedPhase?.PhaseType?.Value);
        facts.Add("Failed tests", InShort(tests, outcome.Details));
        facts.Add("Repository", outcome.RepositoryName ?? cause?.Repository);
        facts.Add("Commit", Short(outcome.CommitId));
        facts.Add("Duration", outcome.Duration?.ToString("c", CultureInfo.InvariantCulture));
        facts.Add("Caused by", cause?.Actor ?? outcome.Initiator);
        facts.Add("Rule", cause?.Rule);
        foreach (var artifact in outcome.Artifacts)
        {
            facts.Add("Artifact", artifact is { Bucket: { } bucket, Key: { } key } ? $"s3://{bucket}/{key}" : artifact.Arn.Value);
        }

        return new()
        {
            Title = SummaryFacts.Line($"{outcome.ProjectName}{number}{kind} {Words(outcome)}{(place is null ? "" : $" on {place}")}"),
            Facts = facts.ToList(),
            Links = [.. LinksOf(("Build", outcome.ConsoleUrl), ("Log", outcome.LogUrl), ("Pull request", PullRequestUrl(outcome)))],
            Thread = SummaryFacts.Line(cause?.Trigger is { } trigger ? $"{cause.Repository ?? outcome.RepositoryName} {trigger}" : outcome.ProjectName),
            FailedTests = [.. tests.Select(SummaryFacts.Line)],
            LogTail = outcome.IsSuccess ? [] : [.. (outcome.Details?.LogTail ?? []).Select(SummaryFacts.Line)],
        };
    }

    private static NotificationSummary OfEvent(ServiceEvent serviceEvent, BuildCause cause)
    {
        var pullRequest = serviceEvent as PullRequestEvent;
        var facts = new SummaryFacts();
        facts.Add("Title", pullRequest?.Title);
        facts.Add("From", pullRequest?.Source?.Name);
        facts.Add("Into", pullRequest?.Destination?.Name);
        facts.Add("Comment", (serviceEvent as CommentEvent)?.Text);
        facts.Add("Commit", Short(cause.Commit));
        facts.Add("Caused by", cause.Actor);
        return new()
        {
            Title = SummaryFacts.Line(Joined(" ", serviceEvent.WireName, cause.Repository, cause.Trigger) ?? ""),
            Facts = facts.ToList(),
            Links = [.. LinksOf(("Open", serviceEvent.ConsoleUrl))],
            Thread = cause.Trigger is null ? null : SummaryFacts.Line(Joined(" ", cause.Repository, cause.Trigger) ?? ""),
        };
    }

    /// <summary>Returns what became of the build, in words.</summary>
    private static string Words(BuildOutcome outcome)
    {
        var failedBefore = outcome.PreviousBuild is { } previous && previous.Status != BuildStatus.Succeeded;
        return outcome switch
        {
            { IsSuperseded: true } => "was replaced by a newer build",
            { IsSuccess: true } => failedBefore ? "is fixed" : "succeeded",
            { Status: { } status } when status == BuildStatus.Failed => failedBefore ? "still fails" : "failed",
            { Status: { } status } when status == BuildStatus.Stopped => "was stopped",
            { Status: { } status } when status == BuildStatus.TimedOut => "timed out",
            { Status: { } status } when status == BuildStatus.Fault => "had a fault",
            { Status: { } status } when status == BuildStatus.InProgress => "was started",
            { Status: { } status } => $"ended with {status}",
            _ => "changed",
        };
    }

    private static List<string> FailedTestsOf(BuildDetails? details) => [.. (details?.Reports ?? []).SelectMany(report => report.FailedTests).Select(test => test.Name)];

    /// <summary>Returns the first names of the failed tests. The last words say that there are more.</summary>
    private static string? InShort(List<string> names, BuildDetails? details) => names.Count == 0 ? null
        : $"{string.Join(", ", names.Take(MostTests))}{(names.Count > MostTests || details!.Reports.Any(report => report.HasMoreFailedTests) ? " and more" : "")}";

    private static string? PlaceOf(BuildCause? cause) => cause switch
    {
        { PullRequestId: { } id } => $"pull request {id}",
        { Tag: { } tag } => $"tag {tag}",
        { Branch: { } branch } => $"branch {branch}",
        _ => null,
    };

    /// <summary>Returns the page of the pull request that caused the build: in the region of the source if this is the repository of the pull request, else in that of the build.</summary>
    private static Uri? PullRequestUrl(BuildOutcome outcome)
    {
        if (outcome is not { BuildArn: var build, Cause: { PullRequestId: { } id, Repository: { } repository } })
        {
            return null;
        }

        var region = (outcome.RepositoryName == repository ? outcome.RepositoryRegion : null) ?? build.Region;
        var repositoryArn = new Arn($"arn:{build.Partition}:codecommit:{region}:{build.Account}:{repository}");
        return new PullRequestCreatedEvent { PullRequestId = id, RepositoryArn = repositoryArn, Region = region }.ConsoleUrl;
    }

    private static IEnumerable<KeyValuePair<string, Uri>> LinksOf(params (string Name, Uri? Url)[] links) =>
        links.Where(link => link.Url is not null).Select(link => KeyValuePair.Create(link.Name, link.Url!));

    private static string? Short(string? commit) => commit is { Length: > CommitLength } ? commit[..CommitLength] : commit;

    private static string? Joined(string separator, params string?[] parts) =>
        string.Join(separator, parts.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } text ? text : null;
}
