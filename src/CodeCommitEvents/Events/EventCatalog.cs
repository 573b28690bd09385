using System.Text;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>All documented events, one line each. Readers, writers, the rule index, the fakes and the documentation tables use this list.</summary>
/// <remarks>Sources: the CodeCommit user guide, "Monitoring CodeCommit events", and the CodeBuild user guide, "Build notifications input format reference".</remarks>
internal static class EventCatalog
{
    public const string CodeCommitSource = "aws.codecommit";
    public const string CodeBuildSource = "aws.codebuild";

    private const string RepositoryName = "repositoryName";

    private const EventChannels EventBridge = EventChannels.EventBridge;
    private const EventChannels Services = EventChannels.Notification | EventChannels.EventBridge;
    private const EventChannels Everywhere = Services | EventChannels.Trigger;

    private static readonly List<EventCatalogEntry> All = new(32);

    private static readonly Group Moved = new("CodeCommit Repository State Change", EventFamily.Reference, SourceKind.Reference, "referenceFullName", "commitId", RepositoryName, ReferenceEvent.CanRead);
    private static readonly Group Deleted = Moved with { Source = SourceKind.None };
    private static readonly Group Merges = Moved with { Family = EventFamily.Other, Source = SourceKind.Commit, RequiredField = null, CanRead = Always };
    private static readonly Group PullRequests = new("CodeCommit Pull Request State Change", EventFamily.PullRequest, SourceKind.Reference, "pullRequestId", "sourceCommit", "repositoryNames", PullRequestEvent.CanRead);
    private static readonly Group PullRequestComments = new("CodeCommit Comment on Pull Request", EventFamily.Comment, SourceKind.Commit, "commentId", "afterCommitId", RepositoryName, CommentEvent.CanRead);
    private static readonly Group CommitComments = PullRequestComments with { DetailType = "CodeCommit Comment on Commit" };
    private static readonly Group Reactions = new("CodeCommit Comment Reaction Change", EventFamily.Other, SourceKind.None, "commentId", null, RepositoryName, ReactionEvent.CanRead);
    private static readonly Group Templates = new("CodeCommit Approval Rule Template Change", EventFamily.Other, SourceKind.None, null, null, null, Always);
    private static readonly Group TriggerTests = new(null, EventFamily.Other, SourceKind.None, null, null, null, Always);
    private static readonly Group BuildStates = new("CodeBuild Build State Change", EventFamily.Build, SourceKind.Reference, "build-id", "source-version", null, BuildEvent.CanRead);
    private static readonly Group BuildPhases = BuildStates with { DetailType = "CodeBuild Build Phase Change" };

    public static readonly EventCatalogEntry ReferenceUpdated = Moved.Add<ReferenceUpdatedEvent>("referenceUpdated", Everywhere, EventActivity.Moved, static (in context) => new(context));
    public static readonly EventCatalogEntry ReferenceCreated = Moved.Add<ReferenceCreatedEvent>("referenceCreated", Everywhere, EventActivity.Created, static (in context) => new(context));
    public static readonly EventCatalogEntry ReferenceDeleted = Deleted.Add<ReferenceDeletedEvent>("referenceDeleted", Everywhere, EventActivity.Deleted, static (in context) => new(context));
    public static readonly EventCatalogEntry UnreferencedMergeCommitCreated = Merges.Add<UnreferencedMergeCommitCreatedEvent>("unreferencedMergeCommitCreated", EventBridge, EventActivity.None, static (in context) => new(context));

    public static readonly EventCatalogEntry PullRequestCreated = PullRequests.Add<PullRequestCreatedEvent>("pullRequestCreated", Services, EventActivity.Opened, static (in context) => new(context));
    public static readonly EventCatalogEntry PullRequestSourceBranchUpdated = PullRequests.Add<PullRequestSourceBranchUpdatedEvent>("pullRequestSourceBranchUpdated", Services, EventActivity.Updated, static (in context) => new(context));
    public static readonly EventCatalogEntry PullRequestStatusChanged = PullRequests.Add<PullRequestStatusChangedEvent>("pullRequestStatusChanged", Services, EventActivity.Closed, static (in context) => new(context));
    public static readonly EventCatalogEntry PullRequestMergeStatusUpdated = PullRequests.Add<PullRequestMergeStatusUpdatedEvent>("pullRequestMergeStatusUpdated", Services, EventActivity.Merged, static (in context) => new(context));
    public static readonly EventCatalogEntry PullRequestApprovalStateChanged = PullRequests.Add<PullRequestApprovalStateChangedEvent>("pullRequestApprovalStateChanged", Services, EventActivity.ApprovalChanged, static (in context) => new(context));
    public static readonly EventCatalogEntry PullRequestApprovalRuleOverridden = PullRequests.Add<PullRequestApprovalRuleOverriddenEvent>("pullRequestApprovalRuleOverridden", Services, EventActivity.RulesOverridden | EventActivity.RulesReinstated, static (in context) => new(context));
    public static readonly EventCatalogEntry PullRequestApprovalRuleCreated = PullRequests.Add<PullRequestApprovalRuleCreatedEvent>("pullRequestApprovalRuleCreated", EventBridge, EventActivity.RulesEdited, static (in context) => new(context));
    public static readonly EventCatalogEntry PullRequestApprovalRuleUpdated = PullRequests.Add<PullRequestApprovalRuleUpdatedEvent>("pullRequestApprovalRuleUpdated", EventBridge, EventActivity.RulesEdited, static (in context) => new(context));
    public static readonly EventCatalogEntry PullRequestApprovalRuleDeleted = PullRequests.Add<PullRequestApprovalRuleDeletedEvent>("pullRequestApprovalRuleDeleted", EventBridge, EventActivity.RulesEdited, static (in context) => new(context));

    public static readonly EventCatalogEntry CommentOnPullRequestCreated = PullRequestComments.Add<CommentOnPullRequestCreatedEvent>("commentOnPullRequestCreated", Services, EventActivity.Created, static (in context) => new(context));
    public static readonly EventCatalogEntry CommentOnPullRequestUpdated = PullRequestComments.Add<CommentOnPullRequestUpdatedEvent>("commentOnPullRequestUpdated", Services, EventActivity.Edited, static (in context) => new(context));
    public static readonly EventCatalogEntry CommentOnCommitCreated = CommitComments.Add<CommentOnCommitCreatedEvent>("commentOnCommitCreated", Services, EventActivity.Created, static (in context) => new(context));
    public static readonly EventCatalogEntry CommentOnCommitUpdated = CommitComments.Add<CommentOnCommitUpdatedEvent>("commentOnCommitUpdated", Services, EventActivity.Edited, static (in context) => new(context));
    public static readonly EventCatalogEntry CommentReactionCreated = Reactions.Add<CommentReactionCreatedEvent>("commentReactionCreated", EventBridge, EventActivity.None, static (in context) => new(context), "reactionCreated");
    public static readonly EventCatalogEntry CommentReactionUpdated = Reactions.Add<CommentReactionUpdatedEvent>("commentReactionUpdated", EventBridge, EventActivity.None, static (in context) => new(context), "reactionUpdated");

    public static readonly EventCatalogEntry ApprovalRuleTemplateCreated = Templates.Add<ApprovalRuleTemplateCreatedEvent>("approvalRuleTemplateCreated", EventBridge, EventActivity.None, static (in context) => new(context));
    public static readonly EventCatalogEntry ApprovalRuleTemplateUpdated = Templates.Add<ApprovalRuleTemplateUpdatedEvent>("approvalRuleTemplateUpdated", EventBridge, EventActivity.None, static (in context) => new(context));
    public static readonly EventCatalogEntry ApprovalRuleTemplateDeleted = Templates.Add<ApprovalRuleTemplateDeletedEvent>("approvalRuleTemplateDeleted", EventBridge, EventActivity.None, static (in context) => new(context));
    public static readonly EventCatalogEntry ApprovalRuleTemplateAssociatedWithRepository = Templates.Add<ApprovalRuleTemplateAssociatedWithRepositoryEvent>("approvalRuleTemplateAssociatedWithRepository", EventBridge, EventActivity.None, static (in context) => new(context));
    public static readonly EventCatalogEntry ApprovalRuleTemplateDisassociatedFromRepository = Templates.Add<ApprovalRuleTemplateDisassociatedFromRepositoryEvent>("approvalRuleTemplateDisassociatedFromRepository", EventBridge, EventActivity.None, static (in context) => new(context), "approvalRuleTemplateDisassociatedWithRepository");
    public static readonly EventCatalogEntry BatchAssociateApprovalRuleTemplateWithRepositories = Templates.Add<BatchAssociateApprovalRuleTemplateWithRepositoriesEvent>("batchAssociateApprovalRuleTemplateWithRepositories", EventBridge, EventActivity.None, static (in context) => new(context), "approvalRuleTemplateBatchAssociatedWithRepositories");
    public static readonly EventCatalogEntry BatchDisassociateApprovalRuleTemplateFromRepositories = Templates.Add<BatchDisassociateApprovalRuleTemplateFromRepositoriesEvent>("batchDisassociateApprovalRuleTemplateFromRepositories", EventBridge, EventActivity.None, static (in context) => new(context), "approvalRuleTemplateBatchDisassociatedFromRepositories");

    public static readonly EventCatalogEntry TriggerTest = TriggerTests.Add<TriggerTestEvent>("TriggerEventTest", EventChannels.Trigger, EventActivity.None, static (in context) => new(context));
    public static readonly EventCatalogEntry BuildStateChange = BuildStates.Add<BuildStateChangeEvent>(BuildStates.DetailType!, Services, EventActivity.BuildEnded, static (in context) => new(context));
    public static readonly EventCatalogEntry BuildPhaseChange = BuildPhases.Add<BuildPhaseChangeEvent>(BuildPhases.DetailType!, Services, EventActivity.None, static (in context) => new(context));

    public static IReadOnlyList<EventCatalogEntry> Entries => All;

    /// <summary>Finds the CodeCommit event whose name or alias is in the field <c>event</c> of a <c>detail</c> object. Returns null if the name is missing or unknown.</summary>
    public static EventCatalogEntry? Find(JsonCursor detail) => detail.Find("event"u8) is { IsString: true } name ? FindNamed(name.Utf8) : null;

    /// <summary>Finds the CodeBuild event by its detail type. Returns null if the detail type is unknown.</summary>
    public static EventCatalogEntry? FindBuild(string detailType) =>
        detailType == BuildStateChange.DetailType ? BuildStateChange
        : detailType == BuildPhaseChange.DetailType ? BuildPhaseChange
        : null;

    /// <summary>Whether an event of the type can belong to the family. The type can be a base type.</summary>
    public static bool MayBe(Type eventType, EventFamily family)
    {
        foreach (var entry in All)
        {
            if (entry.Family == family && entry.MayBe(eventType))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an event of the type can have a checkout of this source kind. The type can be a base type.</summary>
    public static bool MayHave(Type eventType, SourceKind source)
    {
        foreach (var entry in All)
        {
            if (entry.SourceKind == source && entry.MayBe(eventType))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an event of the type can be an event of CodeCommit or CodeBuild. The type can be a base type.</summary>
    public static bool IsOfService(Type eventType) =>
        eventType.IsAssignableTo(typeof(CodeCommitEvent)) || eventType.IsAssignableTo(typeof(BuildEvent)) || eventType.IsAssignableFrom(typeof(CodeCommitEvent));

    /// <summary>Finds the CodeCommit event by its name or alias. Returns null if the name is unknown.</summary>
    public static EventCatalogEntry? FindNamed(string name) => FindNamed(Encoding.UTF8.GetBytes(name));

    private static EventCatalogEntry? FindNamed(ReadOnlySpan<byte> name)
    {
        foreach (var entry in All)
        {
            if (entry.IsNamed(name))
            {
                return entry;
            }
        }

        return null;
    }

    private static bool Always(JsonCursor detail) => detail.IsObject;

    /// <summary>The values that several catalog entries share.</summary>
    private sealed record Group(string? DetailType, EventFamily Family, SourceKind Source, string? RequiredField, string? CommitField, string? RepositoryField, EventCatalogEntry.Check CanRead)
    {
        public EventCatalogEntry Add<TEvent>(string name, EventChannels channels, EventActivity activities, EventCatalogEntry.Reader<TEvent> read, params string[] aliases)
            where TEvent : ServiceEvent
        {
            var entry = new EventCatalogEntry(name, typeof(TEvent), DetailType, channels, Family, Source, CanRead, read, aliases)
            {
                RequiredField = RequiredField,
                CommitField = CommitField,
                RepositoryField = RepositoryField,
                Activities = activities,
            };
            All.Add(entry);
            return entry;
        }
    }
}
