using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Everything that a document of rules can say: the one table from which documents are read and their schema is written.</summary>
internal static class RuleModels
{
    /// <summary>How CodeCommit merges.</summary>
    public static RuleValue<string[]> MergeOptions { get; } =
        RuleValues.List(RuleValues.Word(MergeOption.KnownValues));

    public static IReadOnlyList<RuleModel> All { get; } =
    [
        new RuleModel<PushRuleBuilder, ReferenceEvent>(
            "push",
            "A push to a branch: a new branch is its first push, a deletion is none.",
            static () => new(),
            [
                Key<PushRuleBuilder, string[]>("branch", "Patterns for the branch. Default: any.", RuleValues.Texts, static (push, patterns) => push.ToBranch(patterns)),
                Key<PushRuleBuilder, object>(
                    "merge", "True for merges by CodeCommit, false for other pushes, or how it merged.", RuleValues.FlagOr(MergeOptions), static (push, value) => Merge(push, value)),
                .. ChangeKeys.Of<PushRuleBuilder, ReferenceEvent>(),
            ]),
        new RuleModel<TagRuleBuilder, ReferenceEvent>(
            "tag",
            "A tag.",
            static () => new(),
            [
                Verbs<TagRuleBuilder>(
                    "What happened. Default: created or moved.", ("created", static tag => tag.Created()), ("moved", static tag => tag.Moved()), ("deleted", static tag => tag.Deleted())),
                Key<TagRuleBuilder, string[]>("tag", "Patterns for the tag. Default: any.", RuleValues.Texts, static (tag, patterns) => tag.WithName(patterns)),
                .. ChangeKeys.OfCommit<TagRuleBuilder, ReferenceEvent>(),
            ]),
        new RuleModel<BranchRuleBuilder, ReferenceEvent>(
            "branch",
            "A branch that comes or goes.",
            static () => new(),
            [
                Verbs<BranchRuleBuilder>("What happened. Default: created or deleted.", ("created", static branch => branch.Created()), ("deleted", static branch => branch.Deleted())),
                Key<BranchRuleBuilder, string[]>("branch", "Patterns for the branch. Default: any.", RuleValues.Texts, static (branch, patterns) => branch.WithName(patterns)),
                ChangeKeys.By<BranchRuleBuilder, ReferenceEvent>(),
            ]),
        new RuleModel<PullRequestRuleBuilder, PullRequestEvent>("pullRequest", "A pull request.", static () => new(), PullRequestKeys.All, PullRequestKeys.Check),
        new RuleModel<CommentRuleBuilder, CommentEvent>(
            "comment",
            "A comment on a pull request or a commit; a new one, unless edited ones are asked for.",
            static () => new(),
            [
                Key<CommentRuleBuilder, object>("edited", "True for edited comments, too.", RuleValues.Flag, static (comment, flag) => _ = (bool)flag ? comment.OrEdited() : comment),
                Key<CommentRuleBuilder, string>(
                    "place", "What it is a comment on. Default: either.", RuleValues.Word("pullRequest", "commit"), static (comment, word) => _ = word == "commit" ? comment.OnCommit() : comment.OnPullRequest()),
                Key<CommentRuleBuilder, string[]>("saying", "What the whole comment says, in any case: /build.", RuleValues.Texts, static (comment, commands) => comment.Saying(commands)),
                Key<CommentRuleBuilder, string[]>(
                    "command", "A command, then a pattern for each argument; a last ** is any number of them.", RuleValues.Texts, static (comment, words) => comment.WithCommand(words[0], words[1..])),
                Key<CommentRuleBuilder, string>("commentText", "A regular expression that is found in the comment.", RuleValues.Text, static (comment, regex) => comment.TextMatching(regex)),
                .. ChangeKeys.Of<CommentRuleBuilder, CommentEvent>(),
            ]),
        new RuleModel<FinishedBuildRuleBuilder, BuildStateChangeEvent>(
            "finishedBuild",
            "A build that ended.",
            static () => new(),
            [
                Verbs<FinishedBuildRuleBuilder>("How it ended. Default: in any way.", ("succeeded", static build => build.Succeeded()), ("failed", static build => build.Failed())),
                Key<FinishedBuildRuleBuilder, string[]>(
                    "endedWith",
                    "How it ended, in CodeBuild's words.",
                    RuleValues.List(RuleValues.Word(BuildStatus.Succeeded.Value, BuildStatus.Failed.Value, BuildStatus.Stopped.Value, BuildStatus.TimedOut.Value, BuildStatus.Fault.Value)),
                    static (build, words) => build.EndedWith([.. words.Select(word => new BuildStatus(word))])),
                Key<FinishedBuildRuleBuilder, string[]>("project", "Patterns for the project that was built. Default: any.", RuleValues.Texts, static (build, patterns) => build.OfProject(patterns)),
            ]),
        new RuleModel<EventRuleBuilder<CodeCommitEvent>, CodeCommitEvent>(
            "event",
            "Any event of CodeCommit.",
            static () => new(),
            [
                Key<EventRuleBuilder<CodeCommitEvent>, string[]>(
                    "eventName", "Patterns for the event's name, as pullRequestApprovalRuleCreated. Default: any.", RuleValues.Texts, static (one, patterns) => one.WithEventName(patterns)),
                Key<EventRuleBuilder<CodeCommitEvent>, CallerPattern[]>("by", ChangeKeys.ByDescription, RuleDefinitions.Callers, static (one, callers) => one.By(callers)),
            ]),
    ];

    /// <summary>A key.</summary>
    public static RuleKey<TBuilder> Key<TBuilder, T>(string name, string description, RuleValue<T> value, Action<TBuilder, T> apply)
        where T : class => RuleKey<TBuilder>.Of(name, description, value, apply);

    /// <summary>The key for what happened.</summary>
    public static RuleKey<TBuilder> Verbs<TBuilder>(string description, params (string Word, Action<TBuilder> Apply)[] verbs) => Key<TBuilder, string[]>(
        "when",
        description,
        RuleValues.List(RuleValues.Word([.. verbs.Select(verb => verb.Word)])),
        (builder, words) =>
        {
            foreach (var word in words)
            {
                Array.Find(verbs, verb => verb.Word == word).Apply(builder);
            }
        });

    private static void Merge(PushRuleBuilder push, object value) => _ = value switch
    {
        false => push.Unless(static other => other.ByMerge()),
        string[] options => push.ByMerge([.. options.Select(option => new MergeOption(option))]),
        _ => push.ByMerge(),
    };
}
