using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>
/// Updates the values of an event that depend on its other values: ARNs, ids, authors and file counts. A <c>with</c> expression does
/// not update them. Ids and authors that a test has set are kept.
/// </summary>
internal static class FakeEventNormalizer
{
    /// <summary>Returns the updated event with the <c>notificationBody</c> that its message contains.</summary>
    public static ServiceEvent Message(ServiceEvent serviceEvent) =>
        Of(serviceEvent) is var coherent && coherent is CodeCommitEvent codeCommitEvent ? NotificationBodies.Complete(codeCommitEvent) : coherent;

    public static ServiceEvent Of(ServiceEvent serviceEvent) => serviceEvent switch
    {
        BuildEvent { BuildArn.IsValid: true } build => FakeBuildNormalizer.Of(build),
        CodeCommitEvent codeCommitEvent => Of(codeCommitEvent),
        _ => serviceEvent,
    };

    /// <summary>Returns an ARN in the partition, region and account of an event.</summary>
    public static Arn Placed(Arn arn, ServiceEvent serviceEvent, string? resource) =>
        new($"arn:{FakeMessageOrigin.PartitionOf(serviceEvent.Region)}:{arn.Service}:{serviceEvent.Region}:{serviceEvent.Account}:{resource}");

    private static CodeCommitEvent Of(CodeCommitEvent codeCommitEvent)
    {
        var placed = codeCommitEvent with
        {
            CallerUserArn = InAccount(codeCommitEvent.CallerUserArn, codeCommitEvent),
            RepositoryArn = codeCommitEvent is { RepositoryArn: { IsValid: true } arn, RepositoryName: { } name } ? Placed(arn, codeCommitEvent, name) : codeCommitEvent.RepositoryArn,
            RepositoryId = codeCommitEvent.RepositoryId == FakeData.RepositoryId(FakeData.Repository) && codeCommitEvent.RepositoryName is { } repository
                ? FakeData.RepositoryId(repository)
                : codeCommitEvent.RepositoryId,
        };
        return placed switch
        {
            PullRequestCreatedEvent created => Opened(created),
            PullRequestEvent pullRequest => pullRequest with { Author = InAccount(pullRequest.Author, pullRequest) },
            CommentEvent comment => Said(comment),
            _ => placed,
        };
    }

    /// <summary>The author of a new pull request is the caller of the event, and the creation date is the time of the event.</summary>
    private static PullRequestCreatedEvent Opened(PullRequestCreatedEvent created)
    {
        var isNew = created.CreationDate == created.LastModifiedDate;
        var coherent = created with
        {
            Author = FakeData.IsPerson(created.Author) ? created.CallerUserArn : created.Author,
            CreationDate = isNew ? created.Time : created.CreationDate,
            LastModifiedDate = isNew ? created.Time : created.LastModifiedDate,
        };
        return created.ChangedFiles is not { } files ? coherent : coherent with
        {
            ChangedFiles = [.. files.Select(file => file with { ChangeType = KindOf(file) })],
            NumberOfFilesAdded = Count(created, files, FileChangeType.Added, created.NumberOfFilesAdded),
            NumberOfFilesModified = Count(created, files, FileChangeType.Modified, created.NumberOfFilesModified),
            NumberOfFilesDeleted = Count(created, files, FileChangeType.Deleted, created.NumberOfFilesDeleted),
        };
    }

    private static FileChangeType KindOf(ChangedFile file) => file.ChangeType ?? FileChangeType.Modified;

    /// <summary>
    /// Returns how many files have a change type. Usually, this is their number in the list. If the counts of the event add up to
    /// more files than the list contains, the list is incomplete, and a larger count that a test has set is kept.
    /// </summary>
    private static int Count(PullRequestCreatedEvent created, ValueList<ChangedFile> files, FileChangeType kind, int? said)
    {
        var listed = files.Count(file => KindOf(file) == kind);
        return created.NumberOfFilesAdded + created.NumberOfFilesModified + created.NumberOfFilesDeleted > Math.Max(files.Count, 1) ? Math.Max(listed, said ?? 0) : listed;
    }

    private static CommentEvent Said(CommentEvent comment) => comment with
    {
        ResourceArn = comment.ResourceArn is null ? null : comment.RepositoryArn,
        Thread = comment is (CommentOnCommitCreatedEvent or CommentOnPullRequestCreatedEvent) and { Thread: [.., var newest] thread }
            ? [.. thread.SkipLast(1), newest with { AuthorArn = comment.CallerUserArn }]
            : comment.Thread,
    };

    /// <summary>Moves an identity of the default account to the account and partition of the event.</summary>
    private static Arn? InAccount(Arn? identity, ServiceEvent serviceEvent) =>
        identity is { IsValid: true, Account: FakeData.Account } arn && serviceEvent.Account is { } account
            ? new($"arn:{FakeMessageOrigin.PartitionOf(serviceEvent.Region)}:{arn.Service}:{arn.Region}:{account}:{arn.Resource}")
            : identity;
}

/// <summary>
/// Updates the values of a build event that depend on its other values: the ARN, URLs, logs and phases. A <c>with</c> expression does
/// not update them.
/// </summary>
internal static class FakeBuildNormalizer
{
    public static BuildEvent Of(BuildEvent build)
    {
        var placed = build with
        {
            BuildArn = FakeEventNormalizer.Placed(build.BuildArn, build, InProject("/", build.BuildArn.Resource, ":", build)),
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
        Logs = information.Logs is { } logs ? Of(logs, build) : null,
    };

    private static BuildLogs Of(BuildLogs logs, BuildEvent build) => logs with
    {
        GroupName = logs.GroupName == FakeBuild.LogGroupOf(FakeBuild.DefaultProject) && build.ProjectName is { } project ? FakeBuild.LogGroupOf(project) : logs.GroupName,
        DeepLink = InProject("$252F", InRegion(logs.DeepLink, build), "/log-events", build),
    };

    /// <summary>Replaces the default project between two delimiters. Without them, a project whose name contains the default name would be replaced, too.</summary>
    private static string? InProject(string before, string? text, string after, BuildEvent build) => build.ProjectName is { } project
        ? text?.Replace($"{before}{FakeBuild.DefaultProject}{after}", $"{before}{project}{after}", StringComparison.Ordinal)
        : text;

    private static string? InRegion(string? text, BuildEvent build) => build.Region is { } region
        ? text?.Replace($"git-codecommit.{FakeData.Region}.amazonaws.com", $"git-codecommit.{region}.{FakeMessageOrigin.DomainOf(region)}", StringComparison.Ordinal)
            .Replace($"region={FakeData.Region}", $"region={region}", StringComparison.Ordinal)
        : text;
}
