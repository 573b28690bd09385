using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>What a document can say of one subject.</summary>
/// <typeparam name="TBuilder">The builder of its rules.</typeparam>
/// <typeparam name="TEvent">Its events.</typeparam>
internal sealed class RuleModel<TBuilder, TEvent> : RuleModel
    where TBuilder : RuleBuilder<TBuilder, TEvent>
    where TEvent : ServiceEvent
{
    private static readonly string[] NotConditions = [SubjectKey, NameKey, StartKey, IgnoreKey, StopKey];

    private readonly Func<TBuilder> create;
    private readonly Action<RuleNode, RuleErrors>? check;
    private readonly RuleKey<TBuilder>[] keys;
    private readonly RuleKey<RuleOutcome>[] endKeys;

    /// <param name="subject">The word for the subject.</param>
    /// <param name="description">What it is.</param>
    /// <param name="create">Makes a builder.</param>
    /// <param name="keys">The keys that not every subject has.</param>
    /// <param name="check">Finds keys that do not go together. Null where all do.</param>
    public RuleModel(
        string subject, string description, Func<TBuilder> create, IEnumerable<RuleKey<TBuilder>> keys, Action<RuleNode, RuleErrors>? check = null)
        : base(subject, description)
    {
        this.create = create;
        this.check = check;
        this.keys =
        [
            RuleKey<TBuilder>.Of("repository", "Patterns for the names of repositories. Default: any.", RuleValues.Texts, static (builder, patterns) => builder.InRepository(patterns)),
            RuleKey<TBuilder>.Of("account", "Patterns for accounts, 12 digits. Default: any.", RuleValues.Texts, static (builder, patterns) => builder.InAccount(patterns)),
            RuleKey<TBuilder>.Of("region", "Patterns for regions. Default: any.", RuleValues.Texts, static (builder, patterns) => builder.InRegion(patterns)),
            .. keys,
            RuleKey<TBuilder>.OfGroup(UnlessKey, "The contrary of these conditions: not all of them are met.", ReadUnless, WriteReference),
            RuleKey<TBuilder>.OfGroup(AnyOfKey, "One of these groups of conditions is met.", ReadAnyOf, WriteReferences),
        ];
        endKeys =
        [
            RuleKey<RuleOutcome>.Of(NameKey, "The name of the rule in explanations. Default: that of its first project.", RuleValues.Text, static (end, name) => end.Name = name),
            RuleKey<RuleOutcome>.Of(StartKey, "What the rule starts: projects by name, or objects that shape the build.", RuleDefinitions.Starts, static (end, starts) => end.Starts = starts),
            RuleKey<RuleOutcome>.Of(IgnoreKey, "True for a rule that starts nothing and stops looking.", RuleValues.Flag, static (end, flag) => end.IsIgnoring = (bool)flag),
            RuleKey<RuleOutcome>.Of(StopKey, "Whether no rule behind this one is tried when it matches. Default: no.", RuleValues.Flag, static (end, flag) => end.Stops = (bool)flag),
        ];
    }

    public override IEnumerable<string> Conditions => keys.Select(key => key.Name);

    private string Definition => $"{Subject}Conditions";

    public override void Read(RuleNode node, BuildRulesBuilder rules, RuleErrors errors)
    {
        var before = errors.Count;
        var builder = create();
        var end = new RuleOutcome();
        RuleKeys.Read(node, keys, builder, errors, NotConditions);
        check?.Invoke(node, errors);
        foreach (var key in endKeys)
        {
            if (node.Find(key.Name) is { } value)
            {
                key.Read(value, end, errors);
            }
        }

        if (errors.Count == before)
        {
            end.Check(node, errors);
        }

        if (errors.Count == before)
        {
            errors.Try(node, () => rules.Add(end.Name, Finish, builder));
        }

        BuildRule Finish(TBuilder unfinished) => end.IsIgnoring ? unfinished.Ignore() : end.Finish(unfinished.Finish());
    }

    public override void WriteRule(Utf8JsonWriter writer)
    {
        writer.WriteString("description", Description);
        writer.WriteString("type", "object");
        writer.WriteBoolean("additionalProperties", false);
        RuleValues.WriteTexts(writer, "required", [SubjectKey]);
        RuleValues.WriteEither(
            writer,
            "oneOf",
            static one => RuleValues.WriteTexts(one, "required", [StartKey]),
            static one =>
            {
                RuleValues.WriteTexts(one, "required", [IgnoreKey]);
                one.WriteStartObject("properties");
                one.WriteStartObject(IgnoreKey);
                one.WriteStartArray("enum");
                one.WriteBooleanValue(true);
                one.WriteEndArray();
                one.WriteEndObject();
                one.WriteEndObject();
            });
        writer.WriteStartObject("properties");
        writer.WriteStartObject(SubjectKey);
        RuleValues.WriteTexts(writer, "enum", [Subject]);
        writer.WriteEndObject();
        foreach (var key in endKeys)
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
        RuleKeys.WriteProperties(writer, keys);
        writer.WriteEndObject();
    }

    private static bool IsGroup(RuleNode node, RuleErrors errors)
    {
        var isGroup = node is { Kind: RuleNodeKind.Object, Properties.Count: > 0 };
        if (!isGroup)
        {
            errors.Add(node, "is no object with conditions");
        }

        return isGroup;
    }

    private void WriteReference(Utf8JsonWriter writer)
    {
        // Beside a reference nothing else counts in older schemas: hence the list of one.
        RuleValues.WriteEither(writer, "allOf", WriteBareReference);
    }

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
            errors.TryGroups(() => builder.Unless(group => ReadGroup(node, group, errors)));
        }
    }

    private void ReadAnyOf(RuleNode node, TBuilder builder, RuleErrors errors)
    {
        if (node.Kind != RuleNodeKind.List || node.Items.Count == 0)
        {
            errors.Add(node, "is no list of groups of conditions");
        }
        else if (node.Items.Count(item => IsGroup(item, errors)) == node.Items.Count)
        {
            errors.TryGroups(() => builder.AnyOf([.. node.Items.Select(item => (Func<TBuilder, TBuilder>)(group => ReadGroup(item, group, errors)))]));
        }
    }

    private TBuilder ReadGroup(RuleNode node, TBuilder group, RuleErrors errors)
    {
        RuleKeys.Read(node, keys, group, errors);
        return group;
    }
}
