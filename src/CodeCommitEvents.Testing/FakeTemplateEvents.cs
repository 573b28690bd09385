using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>Creates events of approval rule templates. Templates belong to an account, not to a repository.</summary>
internal static class FakeTemplateEvents
{
    private const string OtherRepository = "payments-web";
    private static readonly TimeSpan SinceCreated = TimeSpan.FromDays(1);

    /// <summary>An event that is about a template only, not about a repository.</summary>
    public static TEvent Alone<TEvent>(TEvent template, FakeData facts)
        where TEvent : ApprovalRuleTemplateEvent => With(template, facts, []);

    /// <summary>An event for a template that was associated with a repository or disassociated from it.</summary>
    public static TEvent OfRepository<TEvent>(TEvent template, FakeData facts)
        where TEvent : ApprovalRuleTemplateEvent => With(template, facts, [KeyValuePair.Create(FakeData.Repository, FakeData.RepositoryId(FakeData.Repository))]);

    /// <summary>An event for a template that was associated with several repositories or disassociated from them.</summary>
    public static TEvent OfRepositories<TEvent>(TEvent template, FakeData facts)
        where TEvent : ApprovalRuleTemplateEvent => With(
        template,
        facts,
        [KeyValuePair.Create(FakeData.Repository, FakeData.RepositoryId(FakeData.Repository)), KeyValuePair.Create(OtherRepository, FakeData.RepositoryId(OtherRepository))]);

    private static TEvent With<TEvent>(TEvent template, FakeData facts, KeyValuePair<string, string>[] repositories)
        where TEvent : ApprovalRuleTemplateEvent
    {
        return (TEvent)((ApprovalRuleTemplateEvent)FakeEventContext.InAccount(template, facts.Time, facts.Caller) with
        {
            // The envelope contains the ARN of the first repository only.
            RepositoryArn = repositories.Length == 0 ? null : FakeData.RepositoryArn,
            ApprovalRuleTemplateId = facts.Uuid("template"),
            ApprovalRuleTemplateName = "2-approvers-required-for-main",
            ApprovalRuleTemplateContentSha256 = facts.Sha256(template is ApprovalRuleTemplateUpdatedEvent ? "second template" : "template"),
            Repositories = new(repositories),
            CreationDate = template is ApprovalRuleTemplateCreatedEvent ? facts.Time : facts.Time - SinceCreated,
            LastModifiedDate = template is ApprovalRuleTemplateCreatedEvent or ApprovalRuleTemplateUpdatedEvent ? facts.Time : facts.Time - SinceCreated,
        });
    }
}
