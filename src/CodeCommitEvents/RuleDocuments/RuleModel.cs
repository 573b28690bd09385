using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>A kind of rule in documents. The value of the key <c>on</c> is the name of the kind.</summary>
internal abstract class RuleModel(string trigger, string description)
{
    public const string TriggerKey = "on";
    public const string UnlessKey = "unless";
    public const string AnyOfKey = "anyOf";

    /// <summary>All kinds of rules.</summary>
    public static IReadOnlyList<RuleModel> All { get; } =
    [
        new RuleModel<PushRuleBuilder, ReferenceEvent>("push", "A push to a branch. The creation of a branch is also a push, but the deletion is not.", static () => new(), PushRuleBuilder.Conditions),
        new RuleModel<TagRuleBuilder, ReferenceEvent>("tag", "A tag.", static () => new(), TagRuleBuilder.Conditions),
        new RuleModel<BranchRuleBuilder, ReferenceEvent>("branch", "A branch that is created or deleted.", static () => new(), BranchRuleBuilder.Conditions),
        new RuleModel<PullRequestRuleBuilder, PullRequestEvent>("pullRequest", "A pull request.", static () => new(), PullRequestRuleBuilder.Conditions),
        new RuleModel<CommentRuleBuilder, CommentEvent>("comment", "A comment on a pull request or a commit.", static () => new(), CommentRuleBuilder.Conditions, CommandActionModel.Key),
        new RuleModel<FinishedBuildRuleBuilder, BuildStateChangeEvent>("finishedBuild", "A build that ended.", static () => new(), FinishedBuildRuleBuilder.Conditions),
        new RuleModel<EventRuleBuilder<CodeCommitEvent>, CodeCommitEvent>("event", "Any event of CodeCommit.", static () => new(), EventRuleBuilderExtensions.Conditions),
        new RuleModel<EventRuleBuilder<ServiceEvent>, ServiceEvent>("serviceEvent", "Any event of any service, such as a schedule of EventBridge.", static () => new(), EventRuleBuilderExtensions.AnyEventConditions),
    ];

    public string Trigger => trigger;

    public string Description => description;

    /// <summary>The keys that not all kinds have: those of the conditions, and of actions that only rules of this kind have.</summary>
    public abstract IEnumerable<string> Conditions { get; }

    /// <summary>Returns the kind with the most conditions of the rule, to check a rule whose kind is wrong or missing.</summary>
    public static RuleModel Guess(RuleNode node) =>
        All.MaxBy(model => model.Conditions.Count(condition => node.Find(condition) is not null))!;

    /// <summary>Reads a rule and adds it to a set.</summary>
    /// <param name="node">The rule.</param>
    /// <param name="name">The key of the rule, if it is in an object of named rules. Otherwise null.</param>
    /// <param name="rules">The set. If the rule has errors, it is not added.</param>
    /// <param name="errors">Receives the errors.</param>
    /// <param name="isGuess">Whether this kind is only a guess. Conditions of other kinds are then no errors.</param>
    public abstract void Read(RuleNode node, string? name, BuildRulesBuilder rules, RuleErrors errors, bool isGuess);

    public abstract void WriteRule(Utf8JsonWriter writer);

    /// <summary>Writes the schema of a group of conditions.</summary>
    public abstract void WriteGroup(Utf8JsonWriter writer);
}

internal sealed class RuleModel<TBuilder, TEvent> : RuleModel
    where TBuilder : RuleBuilder<TBuilder, TEvent>
    where TEvent : ServiceEvent
{
    private static readonly string[] NotConditions = [TriggerKey, .. RuleOutcome.Keys.Select(key => key.Name)];

    private readonly Func<TBuilder> create;
    private readonly RuleKey<TBuilder>[] keys;
    private readonly RuleKey<TBuilder>[] groupKeys;

    /// <summary>The keys of which a rule needs at least one, unless it ignores events.</summary>
    private readonly string[] acting;

    public RuleModel(string trigger, string description, Func<TBuilder> create, ConditionCatalog conditions, params RuleKey<TBuilder>[] actions)
        : base(trigger, description)
    {
        this.create = create;
        groupKeys =
        [
            .. ConditionKeys.Create<TBuilder, TEvent>(conditions),
            new(UnlessKey, "At least one of these conditions is not met.", ReadUnless, WriteReference),
            new(AnyOfKey, "At least one of these groups of conditions is met.", ReadAnyOf, WriteReferences),
        ];
        keys = [.. groupKeys, .. ConditionKeys.CreateSettings<TBuilder, TEvent>(conditions), .. actions];
        acting = [RuleOutcome.StartBuildKey, RuleOutcome.NotifyKey, .. actions.Select(static action => action.Name)];
    }

    public override IEnumerable<string> Conditions => keys.Select(key => key.Name);

    private string Definition => $"{Trigger}Conditions";

    public override void Read(RuleNode node, string? name, BuildRulesBuilder rules, RuleErrors errors, bool isGuess)
    {
        var before = errors.Count;
        var builder = create();
        RuleKeys.Read(node, keys, builder, errors, NotConditions, isGuess ? [.. All.SelectMany(model => model.Conditions)] : null);
        ReservedWords.Check(node, errors);
        var outcome = RuleOutcome.Read(node, name, [.. NotConditions, .. Conditions], acting, errors);
        if (!isGuess)
        {
            outcome.CheckSources(builder.Finish().Definition.SourceType, errors);
        }

        if (errors.Count == before)
        {
            errors.Try(node, () => (outcome.IsEnabled ? rules : BuildRules.CreateBuilder()).Add(outcome.Name, outcome.Finish, builder));
        }
    }

    public override void WriteRule(Utf8JsonWriter writer)
    {
        writer.WriteString("description", Description);
        writer.WriteString("type", "object");
        writer.WriteBoolean("additionalProperties", false);
        RuleValueKinds.WriteTexts(writer, "required", [TriggerKey]);
        RuleOutcome.WriteRequired(writer, acting);
        writer.WriteStartObject("properties");
        writer.WriteStartObject(TriggerKey);
        RuleValueKinds.WriteTexts(writer, "enum", [Trigger]);
        writer.WriteEndObject();
        foreach (var key in RuleOutcome.Keys)
        {
            key.WriteSchema(writer);
        }

        foreach (var key in keys)
        {
            key.WriteSchema(writer);
        }

        writer.WriteEndObject();
    }

    public override void WriteGroup(Utf8JsonWriter writer)
    {
        writer.WriteStartObject(Definition);
        writer.WriteString("type", "object");
        writer.WriteBoolean("additionalProperties", false);
        writer.WriteNumber("minProperties", 1);
        RuleKeys.WriteProperties(writer, groupKeys);
        writer.WriteEndObject();
    }

    private static bool IsGroup(RuleNode node, RuleErrors errors)
    {
        var isGroup = node is { Kind: RuleNodeKind.Object, Properties.Count: > 0 };
        if (!isGroup)
        {
            errors.Add(node, $"is {(node.Kind == RuleNodeKind.Object ? "an empty object" : node.FoundWords)}, but must be an object with at least one condition");
        }

        return isGroup;
    }

    // JSON Schema drafts up to 7 ignore keywords next to $ref. Therefore $ref is wrapped in allOf.
    private void WriteReference(Utf8JsonWriter writer) => RuleValueKinds.WriteEither(writer, "allOf", WriteBareReference);

    private void WriteBareReference(Utf8JsonWriter writer) => writer.WriteString("$ref", $"#/definitions/{Definition}");

    private void WriteReferences(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "array");
        writer.WriteNumber("minItems", 1);
        writer.WriteStartObject("items");
        WriteBareReference(writer);
        writer.WriteEndObject();
    }

    private void ReadUnless(RuleNode node, TBuilder builder, RuleErrors errors)
    {
        if (IsGroup(node, errors))
        {
            errors.TryGroups(node, () => builder.Unless(group => ReadGroup(node, group, errors)));
        }
    }

    private void ReadAnyOf(RuleNode node, TBuilder builder, RuleErrors errors)
    {
        if (node.Kind != RuleNodeKind.List || node.Items.Count == 0)
        {
            errors.Add(node, $"is {(node.Kind == RuleNodeKind.List ? "an empty list" : node.FoundWords)}, but must be a list of objects with conditions");
        }
        else if (node.Items.Count(item => IsGroup(item, errors)) == node.Items.Count)
        {
            errors.TryGroups(node, () => builder.AnyOf([.. node.Items.Select(item => (Func<TBuilder, TBuilder>)(group => ReadGroup(item, group, errors)))]));
        }
    }

    private TBuilder ReadGroup(RuleNode node, TBuilder group, RuleErrors errors)
    {
        RuleKeys.Read(node, groupKeys, group, errors);
        ReservedWords.Check(node, errors);
        return group;
    }
}
