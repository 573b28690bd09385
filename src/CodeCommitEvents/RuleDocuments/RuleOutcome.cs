using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>The name of a rule in a document, and its effect: start builds and notify channels, or ignore events. Commands are a key of rules on comments.</summary>
internal sealed class RuleOutcome
{
    public const string StartBuildKey = "startBuild";
    public const string NotifyKey = "notify";
    public const string NameKey = "name";
    public const string EnabledKey = "enabled";
    private const string IgnoreKey = "ignore";

    public static IReadOnlyList<RuleKey<RuleOutcome>> Keys { get; } =
    [
        RuleKeys.Create<RuleOutcome, string>(NameKey, "The name of the rule in explanations. Default: the name of its first project, or of its first channel.", RuleValueKinds.TextLike(@"\S", "release"), static (outcome, name) => outcome.Name = Checked(name)),
        RuleKeys.Create<RuleOutcome, BuildActionModel[]>(StartBuildKey, "The builds that the rule starts: names of projects, or objects with the settings of the build.", SharedValues.Builds, static (outcome, builds) => outcome.Builds = builds),
        RuleKeys.Create<RuleOutcome, string[]>(NotifyKey, "The names of the channels that the rule notifies.", RuleValueKinds.List(RuleValueKinds.TextLike(ChannelName.Pattern, "team")), static (outcome, channels) => outcome.Channels = ChannelName.Check(channels, nameof(channels))),
        RuleKeys.Create<RuleOutcome, bool>(IgnoreKey, "True for a rule that starts nothing and stops processing.", RuleValueKinds.Flag, static (outcome, flag) => outcome.IsIgnoring = flag),
        RuleKeys.Create<RuleOutcome, bool>(EnabledKey, "False for a rule that is switched off: it is checked, but has no effect. Default: true.", RuleValueKinds.Flag, static (outcome, flag) => outcome.IsEnabled = flag),
        RuleKeys.Create<RuleOutcome, bool>("stopProcessing", "Whether processing stops if this rule matches: later rules are not tried. Default: false.", RuleValueKinds.Flag, static (outcome, flag) => outcome.StopsProcessing = flag),
    ];

    public string? Name { get; private set; }

    /// <summary>Whether the rule is added to the set. A rule that is switched off is only checked.</summary>
    public bool IsEnabled { get; private set; } = true;

    private BuildActionModel[] Builds { get; set; } = [];

    private string[] Channels { get; set; } = [];

    private bool IsIgnoring { get; set; }

    private bool StopsProcessing { get; set; }

    /// <param name="node">The rule.</param>
    /// <param name="name">The key of the rule, if it is in an object of named rules. Otherwise null.</param>
    /// <param name="known">All keys that the rule can have.</param>
    /// <param name="acting">The keys of which the rule needs at least one, unless it ignores events.</param>
    /// <param name="errors">Receives the errors.</param>
    public static RuleOutcome Read(RuleNode node, string? name, IReadOnlyCollection<string> known, string[] acting, RuleErrors errors)
    {
        var before = errors.Count;
        var outcome = new RuleOutcome();
        foreach (var key in Keys)
        {
            if (node.Find(key.Name) is { } value)
            {
                key.Read(value, outcome, errors);
            }
        }

        errors.Bounds?.CheckRule(node, errors);
        if (name is not null)
        {
            ReadName(node, name, outcome, errors);
        }

        // RunCommands in a rule that cannot have it is already an error.
        var action = Array.Find([.. acting, RunCommandsCondition.Key], key => node.Find(key) is not null);
        if (errors.Count == before && action is not null == outcome.IsIgnoring && !RuleKeys.HasMisspelled(node, known, [.. acting, IgnoreKey]))
        {
            errors.Add(node, outcome.IsIgnoring ? $"has both {action} and {IgnoreKey}, but a rule does only one of the two" : $"does nothing: add {string.Join(" or ", acting)}, or \"{IgnoreKey}\": true");
        }

        return outcome;
    }

    /// <summary>Adds an error for each build whose source version no event of the type has.</summary>
    public void CheckSources(Type eventType, RuleErrors errors)
    {
        foreach (var build in Builds)
        {
            build.CheckSource(eventType, errors);
        }
    }

    /// <summary>Writes the schema: a rule either starts builds and notifies channels, or ignores the event.</summary>
    /// <param name="writer">Receives the schema.</param>
    /// <param name="acting">The keys of which the rule needs at least one, unless it ignores events.</param>
    public static void WriteRequired(Utf8JsonWriter writer, string[] acting) => RuleValueKinds.WriteEither(
        writer,
        "anyOf",
        [
            .. acting.Select(static key => (Action<Utf8JsonWriter>)(one => WriteActing(one, key))),
            one =>
            {
                RuleValueKinds.WriteTexts(one, "required", [IgnoreKey]);
                one.WriteStartObject("properties");
                WriteIgnore(one, true);
                one.WriteEndObject();
                one.WriteStartObject("not");
                RuleValueKinds.WriteEither(one, "anyOf", [.. acting.Select(static key => (Action<Utf8JsonWriter>)(other => RuleValueKinds.WriteTexts(other, "required", [key])))]);
                one.WriteEndObject();
            },
        ]);

    public BuildRule Finish<TBuilder, TEvent>(RuleBuilder<TBuilder, TEvent> builder)
        where TBuilder : RuleBuilder<TBuilder, TEvent>
        where TEvent : ServiceEvent
    {
        if (IsIgnoring)
        {
            return builder.Ignore();
        }

        var rule = Builds.Aggregate(builder.Finish(), static (rule, build) => build.AddTo(rule));
        rule = Channels.Length > 0 ? rule.Notify(Channels) : rule;
        return StopsProcessing ? rule.StopProcessing() : rule;
    }

    private static void ReadName(RuleNode node, string name, RuleOutcome outcome, RuleErrors errors)
    {
        if (node.Find(NameKey) is { } second)
        {
            errors.Add(second, $"cannot be used here, because the key of the rule is already its name: {QuotedText.Of(name)}");
        }

        errors.Try(node, () => outcome.Name = Checked(name));
    }

    private static string Checked(string name) =>
        string.IsNullOrWhiteSpace(name) ? throw new ArgumentException("The name of a rule must have a character that is not white space.", nameof(name)) : name;

    private static void WriteActing(Utf8JsonWriter writer, string key)
    {
        RuleValueKinds.WriteTexts(writer, "required", [key]);
        writer.WriteStartObject("properties");
        WriteIgnore(writer, false);
        writer.WriteEndObject();
    }

    private static void WriteIgnore(Utf8JsonWriter writer, bool value)
    {
        writer.WriteStartObject(IgnoreKey);
        writer.WriteStartArray("enum");
        writer.WriteBooleanValue(value);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
