using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>The name of a rule in a document, and its effect: start builds, or ignore events.</summary>
internal sealed class RuleOutcome
{
    private const string StartBuildKey = "startBuild";
    private const string IgnoreKey = "ignore";

    public static IReadOnlyList<RuleKey<RuleOutcome>> Keys { get; } =
    [
        RuleKeys.Create<RuleOutcome, string>("name", "The name of the rule in explanations. Default: the name of its first project.", RuleValueKinds.Text, static (outcome, name) => outcome.Name = name),
        RuleKeys.Create<RuleOutcome, BuildActionModel[]>(StartBuildKey, "The builds that the rule starts: names of projects, or objects with the settings of the build.", SharedValues.Builds, static (outcome, builds) => outcome.Builds = builds),
        RuleKeys.Create<RuleOutcome, bool>(IgnoreKey, "True for a rule that starts nothing and stops processing.", RuleValueKinds.Flag, static (outcome, flag) => outcome.IsIgnoring = flag),
        RuleKeys.Create<RuleOutcome, bool>("stopProcessing", "Whether processing stops if this rule matches: later rules are not tried. Default: false.", RuleValueKinds.Flag, static (outcome, flag) => outcome.StopsProcessing = flag),
    ];

    public string? Name { get; private set; }

    private BuildActionModel[] Builds { get; set; } = [];

    private bool IsIgnoring { get; set; }

    private bool StopsProcessing { get; set; }

    public static RuleOutcome Read(RuleNode node, RuleErrors errors)
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

        if (errors.Count == before && (outcome.Builds.Length > 0) == outcome.IsIgnoring)
        {
            errors.Add(node, $"has {(outcome.IsIgnoring ? "both" : "neither")} {StartBuildKey} {(outcome.IsIgnoring ? "and" : "nor")} {IgnoreKey}");
        }

        return outcome;
    }

    /// <summary>Writes the schema: a rule either starts builds or ignores the event.</summary>
    public static void WriteRequired(Utf8JsonWriter writer) => RuleValueKinds.WriteEither(
        writer,
        "oneOf",
        static one => RuleValueKinds.WriteTexts(one, "required", [StartBuildKey]),
        static one =>
        {
            RuleValueKinds.WriteTexts(one, "required", [IgnoreKey]);
            one.WriteStartObject("properties");
            one.WriteStartObject(IgnoreKey);
            one.WriteStartArray("enum");
            one.WriteBooleanValue(true);
            one.WriteEndArray();
            one.WriteEndObject();
            one.WriteEndObject();
        });

    public BuildRule Finish<TBuilder, TEvent>(RuleBuilder<TBuilder, TEvent> builder)
        where TBuilder : RuleBuilder<TBuilder, TEvent>
        where TEvent : ServiceEvent
    {
        if (IsIgnoring)
        {
            return builder.Ignore();
        }

        var rule = Builds.Aggregate(builder.Finish(), static (rule, build) => build.AddTo(rule));
        return StopsProcessing ? rule.StopProcessing() : rule;
    }
}
