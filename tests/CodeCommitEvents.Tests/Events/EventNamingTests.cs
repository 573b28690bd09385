using System.Reflection;
using System.Runtime.CompilerServices;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Events;

/// <summary>Tests that every event in the AWS user guide has a record with its name, and that records are immutable and are compared by value.</summary>
public class EventNamingTests
{
    private static readonly string[] Names =
        [.. EventCatalog.Entries.Where(entry => entry.Type.IsSubclassOf(typeof(CodeCommitEvent)) && entry.Type != typeof(TriggerTestEvent)).Select(entry => entry.Name)];

    private static readonly Type[] Records =
    [
        typeof(EventDelivery),
        .. typeof(ServiceEvent).Assembly.GetExportedTypes()
            .Where(type => (type.Namespace == typeof(ServiceEvent).Namespace || type.Namespace == typeof(EventEnvelope).Namespace) && IsRecord(type)),
    ];

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    public static TheoryData<string> EventNames { get; } = [.. Names];

    public static TheoryData<string, string> Aliases => new()
    {
        { "reactionCreated", nameof(CommentReactionCreatedEvent) },
        { "reactionUpdated", nameof(CommentReactionUpdatedEvent) },
        { "approvalRuleTemplateDisassociatedWithRepository", nameof(ApprovalRuleTemplateDisassociatedFromRepositoryEvent) },
        { "approvalRuleTemplateBatchAssociatedWithRepositories", nameof(BatchAssociateApprovalRuleTemplateWithRepositoriesEvent) },
        { "approvalRuleTemplateBatchDisassociatedFromRepositories", nameof(BatchDisassociateApprovalRuleTemplateFromRepositoriesEvent) },
    };

    [Theory]
    [MemberData(nameof(EventNames))]
    public void An_event_of_the_user_guide_is_read_as_the_record_with_its_name(string name)
    {
        var read = Read(name);

        read.GetType().Name.Should().Be($"{char.ToUpperInvariant(name[0])}{name[1..]}Event");
        read.EventName.Should().Be(name);
    }

    [Theory]
    [MemberData(nameof(Aliases))]
    public void An_event_name_from_a_heading_of_the_user_guide_is_read_as_an_alias(string name, string type)
    {
        var read = Read(name);

        (read.GetType().Name, read.EventName).Should().Be((type, name));
    }

    [Fact]
    public void Every_record_of_an_event_can_be_read_from_a_payload() =>
        Records.Where(type => type.IsAssignableTo(typeof(CodeCommitEvent)) && !type.IsAbstract)
            .Except([typeof(UnknownCodeCommitEvent), typeof(TriggerTestEvent)])
            .Should().BeEquivalentTo(Names.Select(name => Read(name).GetType()));

    [Fact]
    public void A_record_is_abstract_or_sealed() => Records.Should().OnlyContain(type => type.IsAbstract || type.IsSealed || type.IsValueType);

    [Fact]
    public void Every_property_that_can_be_set_is_init_only() =>
        Records.SelectMany(type => type.GetProperties()).Select(property => property.SetMethod).OfType<MethodInfo>().Where(setter => setter.IsPublic)
            .Should().OnlyContain(setter => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)));

    [Fact]
    public void Every_list_is_compared_by_value() =>
        Records.SelectMany(type => type.GetProperties()).Select(property => property.PropertyType)
            .Where(type => type != typeof(string) && type.IsAssignableTo(typeof(System.Collections.IEnumerable)))
            .Should().OnlyContain(type => type.Namespace == typeof(Arn).Namespace);

    private static CodeCommitEvent Read(string name) => (CodeCommitEvent)EventParser
        .Parse($$"""{"event":"{{name}}","pullRequestId":"1","commentId":"1","referenceFullName":"refs/heads/main"}""")
        .Should().ContainSingle().Which.Event;
}
