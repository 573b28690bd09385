using System.Text;
using System.Text.Json;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Converts explanations to JSON.</summary>
public static class DecisionExplanationExtensions
{
    /// <summary>Returns the explanation as JSON: <c>event</c>, <c>nearestMiss</c> (the name of a rule) and <c>rules</c> with their <c>reason</c> in words and their <c>conditions</c>, and with <c>channels</c> and <c>repeatedBuilds</c> if there are any. The answer to a command in a comment is in <c>answer</c> with its <c>title</c> and <c>lines</c>. The number of rules that are not explained is in <c>otherRules</c>, if there are any. If the repository of the event has a file with rules: <c>repositoryRules</c> with its <c>path</c>, <c>commit</c>, <c>branch</c> and, if the rules are not used, <c>errors</c>; a rule of the file has its path in <c>file</c>.</summary>
    /// <param name="decision">The explanation.</param>
    /// <exception cref="ArgumentNullException"><paramref name="decision"/> is null.</exception>
    public static string ToJson(this DecisionExplanation decision)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            decision.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Writes the explanation as a JSON object. See <see cref="ToJson"/> for its content.</summary>
    /// <param name="decision">The explanation.</param>
    /// <param name="writer">The writer.</param>
    /// <exception cref="ArgumentNullException"><paramref name="decision"/> or <paramref name="writer"/> is null.</exception>
    public static void WriteTo(this DecisionExplanation decision, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("event", decision.Event);
        writer.WriteString("nearestMiss", decision.NearestMiss?.RuleName);
        writer.WriteStartArray("rules");
        foreach (var rule in decision.Rules)
        {
            Write(writer, rule);
        }

        writer.WriteEndArray();
        if (decision.OtherRules > 0)
        {
            writer.WriteNumber("otherRules", decision.OtherRules);
        }

        WriteAnswer(writer, decision.Answer);
        WriteRepositoryRules(writer, decision);
        writer.WriteEndObject();
    }

    private static void WriteAnswer(Utf8JsonWriter writer, CommandAnswer? answer)
    {
        if (answer is not null)
        {
            writer.WriteStartObject("answer");
            writer.WriteString("title", answer.Title);
            WriteTexts(writer, "lines", answer.Lines);
            writer.WriteEndObject();
        }
    }

    private static void WriteRepositoryRules(Utf8JsonWriter writer, DecisionExplanation decision)
    {
        if ((decision.RepositoryRulesProblem?.Source ?? decision.RepositoryRules) is not { } source)
        {
            return;
        }

        writer.WriteStartObject("repositoryRules");
        writer.WriteString("path", source.Path);
        writer.WriteString("commit", source.CommitId);
        writer.WriteString("branch", source.Branch);
        if (decision.RepositoryRulesProblem is { } problem)
        {
            WriteTexts(writer, "errors", problem.Errors);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, RuleExplanation rule)
    {
        writer.WriteStartObject();
        writer.WriteString("rule", rule.RuleName);
        if (rule.Source is { } source)
        {
            writer.WriteString("file", source.Path);
        }

        writer.WriteBoolean("isMatch", rule.IsMatch);
        writer.WriteString("outcome", Word(rule.Outcome));
        writer.WriteString("reason", rule.Verdict);
        WriteTexts(writer, "projects", rule.Projects);
        if (rule.Channels.Count > 0)
        {
            WriteTexts(writer, "channels", rule.Channels);
        }

        WriteRepeated(writer, rule);
        writer.WriteBoolean("stoppedProcessing", rule.StoppedProcessing);
        Write(writer, rule.Conditions);
        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static void WriteRepeated(Utf8JsonWriter writer, RuleExplanation rule)
    {
        if (rule.RepeatedBuilds.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("repeatedBuilds");
        foreach (var build in rule.RepeatedBuilds)
        {
            writer.WriteStartObject();
            writer.WriteString("project", build.ProjectName);
            writer.WriteString("earlierRule", build.EarlierRuleName);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
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
