using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>Events of approval rule templates, which are of the whole account.</summary>
internal static class FakeTemplateEvents
{
    private const string OtherRepository = "payments-web";
    private static readonly TimeSpan SinceCreated = TimeSpan.FromDays(1);

    /// <summary>A template that belongs to no repository.</summary>
    public static TEvent Alone<TEvent>(TEvent template, FakeData facts)
        where TEvent : ApprovalRuleTemplateEvent => With(template, facts, []);

    /// <summary>A template that comes to a repository, or leaves it.</summary>
    public static TEvent OfRepository<TEvent>(TEvent template, FakeData facts)
        where TEvent : ApprovalRuleTemplateEvent => With(template, facts, [KeyValuePair.Create(FakeData.Repository, FakeData.RepositoryId(FakeData.Repository))]);

    /// <summary>A template that comes to several repositories, or leaves them.</summary>
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
            // The envelope names the first repository; the details have no other name.
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
