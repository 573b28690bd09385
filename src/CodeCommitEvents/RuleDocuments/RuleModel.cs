using System.Text.Json;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>What a document can say of one subject: the same as the builder for it, which it drives.</summary>
internal abstract class RuleModel(string subject, string description)
{
    public const string SubjectKey = "on";
    public const string NameKey = "name";
    public const string StartKey = "start";
    public const string IgnoreKey = "ignore";
    public const string StopKey = "stop";
    public const string UnlessKey = "unless";
    public const string AnyOfKey = "anyOf";

    /// <summary>The word for the subject, the value of <c>on</c>.</summary>
    public string Subject { get; } = subject;

    public string Description { get; } = description;

    /// <summary>The names of its conditions.</summary>
    public abstract IEnumerable<string> Conditions { get; }

    /// <summary>Reads a rule and adds it, if nothing is wrong with it.</summary>
    public abstract void Read(RuleNode node, BuildRulesBuilder rules, RuleErrors errors);

    /// <summary>Writes the schema of a rule.</summary>
    public abstract void WriteRule(Utf8JsonWriter writer);

    /// <summary>Writes the schema of a group of conditions.</summary>
    public abstract void WriteGroup(Utf8JsonWriter writer);
}
