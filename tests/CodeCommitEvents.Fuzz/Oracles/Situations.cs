using CodeCommitEvents.Events;
using CodeCommitEvents.RuleDocuments;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Tests;

namespace CodeCommitEvents.Fuzz.Oracles;

/// <summary>Evaluates rules, and explains and prints everything about the result.</summary>
internal static class Situations
{
    private static readonly EventFacts[] Facts =
    [
        EventFacts.None,
        new() { Commit = new() { Message = "feat(api)!: add x\n\nBREAKING CHANGE: y [skip ci]" }, ChangedFiles = new() { Files = [new() { FilePath = "src/a/b.cs" }] } },
        new() { Commit = new() { Message = $"{new string('a', 40)}!" }, ChangedFiles = new() { Files = [new() { FilePath = "../\ud800\u202e" }], IsComplete = false } },
        new() { CommitProblem = "\u001b[31m", ChangedFilesProblem = "" },
    ];

    public static EventFacts FactsOf(int variant) => Facts[variant % Facts.Length];

    /// <summary>Evaluates the rules, and explains and prints the decision.</summary>
    /// <returns>The number of printed characters.</returns>
    public static int Evaluate(BuildRules rules, ServiceEvent serviceEvent, EventFacts facts)
    {
        var decision = rules.Evaluate(serviceEvent, facts);
        return decision.ToString().Length + decision.Explanation.ToText().Length + decision.Explanation.ToJson().Length;
    }

    /// <summary>Reads and prints every property of a decision and of its event.</summary>
    public static int Print(BuildRules rules, EventDelivery delivery, EventFacts facts)
    {
        var decision = rules.Evaluate(delivery.Event, facts);
        return PublicProperties.ReadAll(delivery) + PublicProperties.ReadAll(decision.Builds) + PublicProperties.ReadAll(decision.Failures)
            + PublicProperties.ReadAll(decision.Explanation) + EventWriter.AdditionalFieldPaths(delivery).Count;
    }
}
