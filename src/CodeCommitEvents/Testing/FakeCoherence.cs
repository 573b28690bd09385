using CodeCommitEvents.Events;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Testing;

/// <summary>Keeps in step what <c>with</c> leaves behind when an event becomes a payload. What was shaped itself stays as it is.</summary>
internal static class FakeCoherence
{
    /// <summary>The event with ARNs, ids, authors, counts of files and prose that fit what it is by now.</summary>
    public static ServiceEvent Of(ServiceEvent serviceEvent) => serviceEvent switch
    {
        BuildEvent { BuildArn.IsValid: true } build => build with { BuildArn = Placed(build.BuildArn, build, ResourceOf(build)) },
        CodeCommitEvent codeCommitEvent => NotificationBodies.Complete(Of(codeCommitEvent)),
        _ => serviceEvent,
    };

    /// <summary><c>build/PROJECT:UUID</c>.</summary>
    private static string? ResourceOf(BuildEvent build) =>
        build is { BuildArn.Resource: { } resource, ProjectName: { } project } && resource.StartsWith($"build/{FakeBuild.DefaultProject}:", StringComparison.Ordinal)
            ? $"build/{project}{resource[resource.IndexOf(':', StringComparison.Ordinal)..]}"
            : build.BuildArn.Resource;

    private static CodeCommitEvent Of(CodeCommitEvent codeCommitEvent)
    {
        var placed = codeCommitEvent with
        {
            CallerUserArn = InAccount(codeCommitEvent.CallerUserArn, codeCommitEvent),
            RepositoryArn = codeCommitEvent is { RepositoryArn: { IsValid: true } arn, RepositoryName: { } name } ? Placed(arn, codeCommitEvent, name) : codeCommitEvent.RepositoryArn,
            RepositoryId = codeCommitEvent.RepositoryId == FakeFacts.RepositoryId(FakeFacts.Repository) && codeCommitEvent.RepositoryName is { } repository
                ? FakeFacts.RepositoryId(repository)
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

    /// <summary>Who opens a pull request is its author, and opens it now.</summary>
    private static PullRequestCreatedEvent Opened(PullRequestCreatedEvent created) => created with
    {
        Author = FakeFacts.IsPerson(created.Author) ? created.CallerUserArn : created.Author,
        CreationDate = created.CreationDate == created.LastModifiedDate ? created.Time : created.CreationDate,
        LastModifiedDate = created.CreationDate == created.LastModifiedDate ? created.Time : created.LastModifiedDate,
        ChangedFiles = created.ChangedFiles is { } files ? [.. files.Select(file => file with { ChangeType = file.ChangeType ?? FileChangeType.Modified })] : null,
        NumberOfFilesAdded = Count(created, FileChangeType.Added) ?? created.NumberOfFilesAdded,
        NumberOfFilesModified = Count(created, FileChangeType.Modified) ?? created.NumberOfFilesModified,
        NumberOfFilesDeleted = Count(created, FileChangeType.Deleted) ?? created.NumberOfFilesDeleted,
    };

    /// <summary>How many files of a kind there are. Null where there is no list, or somebody said that there are more files than listed.</summary>
    private static int? Count(PullRequestCreatedEvent created, FileChangeType type) =>
        created.ChangedFiles is not { } files || created.NumberOfFilesAdded + created.NumberOfFilesModified + created.NumberOfFilesDeleted > Math.Max(files.Count, 1)
            ? null
            : files.Count(file => (file.ChangeType ?? FileChangeType.Modified) == type);

    private static CommentEvent Said(CommentEvent comment) => comment with
    {
        ResourceArn = comment.ResourceArn is null ? null : comment.RepositoryArn,
        Thread = comment is (CommentOnCommitCreatedEvent or CommentOnPullRequestCreatedEvent) and { Thread: [.., var newest] thread }
            ? [.. thread.SkipLast(1), newest with { AuthorArn = comment.CallerUserArn }]
            : comment.Thread,
    };

    /// <summary>Somebody of the fakes' own account, in the account of the event.</summary>
    private static Arn? InAccount(Arn? identity, ServiceEvent serviceEvent) =>
        identity is { IsValid: true, Account: FakeFacts.Account } arn && serviceEvent.Account is { } account
            ? new($"arn:{arn.Partition}:{arn.Service}:{arn.Region}:{account}:{arn.Resource}")
            : identity;

    private static Arn Placed(Arn arn, ServiceEvent serviceEvent, string? resource) =>
        new($"arn:{arn.Partition}:{arn.Service}:{serviceEvent.Region}:{serviceEvent.Account}:{resource}");
}
