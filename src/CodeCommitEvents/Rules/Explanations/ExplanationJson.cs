using System.Text;
using System.Text.Json;

namespace CodeCommitEvents.Rules;

/// <summary>Explanations as JSON for programs.</summary>
internal static class ExplanationJson
{
    public static string Write(DecisionExplanation decision)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, decision);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    public static void Write(Utf8JsonWriter writer, DecisionExplanation decision)
    {
        writer.WriteStartObject();
        writer.WriteString("event", decision.Event);
        writer.WriteString("nearestMiss", decision.NearestMiss?.RuleName);
        writer.WriteStartArray("rules");
        foreach (var rule in decision.Rules)
        {
            Write(writer, rule);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, RuleExplanation rule)
    {
        writer.WriteStartObject();
        writer.WriteString("rule", rule.RuleName);
        writer.WriteBoolean("isMatch", rule.IsMatch);
        writer.WriteString("outcome", Word(rule.Outcome));
        writer.WriteStartArray("projects");
        foreach (var project in rule.Projects)
        {
            writer.WriteStringValue(project);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("stoppedLooking", rule.StoppedLooking);
        Write(writer, rule.Conditions);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, IEnumerable<ConditionExplanation> conditions)
    {
        writer.WriteStartArray("conditions");
        foreach (var condition in conditions)
        {
            writer.WriteStartObject();
            writer.WriteString("condition", condition.Name);
            writer.WriteString("outcome", Word(condition.Outcome));
            writer.WriteString("expected", condition.Expected);
            writer.WriteString("actual", condition.Actual);
            if (condition.Conditions.Count > 0)
            {
                Write(writer, condition.Conditions);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Word(ConditionOutcome outcome) => outcome switch
    {
        ConditionOutcome.Match => "match",
        ConditionOutcome.NoMatch => "noMatch",
        ConditionOutcome.Unknown => "unknown",
        _ => "notEvaluated",
    };
}
