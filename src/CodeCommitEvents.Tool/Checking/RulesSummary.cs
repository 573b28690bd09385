using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Subscriptions;

namespace CodeCommitEvents.Tool;

/// <summary>What rules mean, and what follows from them: the facts and the permissions that they need, and the rules that can never match.</summary>
/// <param name="rules">The rules.</param>
/// <param name="policies">The policies for rules in repositories.</param>
internal sealed class RulesSummary(BuildRules rules, IReadOnlyList<RepositoryRulesPolicy> policies)
{
    private static readonly EventFactKinds[] AllFacts = [.. Enum.GetValues<EventFactKinds>().Where(static fact => fact != EventFactKinds.None)];

    private readonly ValueList<IamStatement> permissions = rules.RequiredPermissions(new() { RepositoryRulesPolicies = [.. policies] });

    /// <summary>The facts that events do not contain, with the rules that need them.</summary>
    private IEnumerable<(EventFactKinds Fact, string[] Rules)> Facts => AllFacts
        .Select(fact => (fact, rules.Rules.Where(rule => rule.NeededFacts.HasFlag(fact)).Select(static rule => rule.Name).ToArray()))
        .Where(static fact => fact.Item2.Length > 0);

    /// <summary>Returns the summary for people.</summary>
    public IEnumerable<string> ToLines()
    {
        yield return rules.ToText();
        foreach (var unreachable in rules.UnreachableRules)
        {
            yield return unreachable.ToString();
        }

        foreach (var (fact, needing) in Facts)
        {
            yield return $"Needs the fact {WordsOf(fact)}, which events do not contain: {string.Join(", ", needing.Select(Terminal.Printable))}";
        }

        if (permissions.Count > 0)
        {
            yield return "Needs the permissions:";
        }

        foreach (var statement in permissions)
        {
            yield return $"    {Terminal.Printable(statement.ToString())}";
        }
    }

    /// <summary>Writes the summary for programs.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartArray("rules");
        foreach (var rule in rules.Rules)
        {
            json.WriteStartObject();
            json.WriteString("rule", rule.Name);
            json.WriteString("meaning", rule.ToString());
            json.WriteTexts("projects", rule.ProjectNames);
            json.WriteTexts("channels", rule.ChannelNames);
            json.WriteTexts("facts", AllFacts.Where(fact => rule.NeededFacts.HasFlag(fact)).Select(WordsOf));
            json.WriteString("neverTriedBecauseOf", rules.UnreachableRules.FirstOrDefault(unreachable => unreachable.RuleName == rule.Name)?.EarlierRuleName);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("permissions");
        foreach (var statement in permissions)
        {
            json.WriteStartObject();
            json.WriteString("sid", statement.Sid);
            json.WriteTexts("actions", statement.Actions);
            json.WriteTexts("resources", statement.Resources);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Returns the name of a fact in words, such as <c>changed files</c>.</summary>
    private static string WordsOf(EventFactKinds fact) => JsonNamingPolicy.KebabCaseLower.ConvertName(fact.ToString()).Replace('-', ' ');
}
