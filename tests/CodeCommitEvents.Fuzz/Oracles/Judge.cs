using CodeCommitEvents.Fuzz.Inputs;

namespace CodeCommitEvents.Fuzz.Oracles;

/// <summary>Asks all oracles about an input.</summary>
internal sealed class Judge(Corpus corpus)
{
    private const int Confirmations = 5;

    /// <summary>Whether the last input was read, not refused.</summary>
    public bool WasRead { get; private set; }

    /// <summary>
    /// Returns what the first oracle says is wrong. Null if nothing is. An input counts only if the same oracle complains every time, so that
    /// a busy machine is no finding.
    /// </summary>
    public Violation? Confirmed(Input input)
    {
        var violation = Once(input);
        for (var confirmation = 1; confirmation < Confirmations && violation is not null; confirmation++)
        {
            GC.Collect();
            var again = Once(input);
            violation = again?.Oracle == violation.Oracle ? again : null;
        }

        return violation;
    }

    private Violation? Once(Input input)
    {
        if (input.Kind == InputKind.Payload)
        {
            var trial = new PayloadTrial(input, corpus);
            var violation = First(PayloadOracles.All, trial);
            WasRead = trial.Deliveries is not null;
            return violation;
        }

        var rules = new RulesTrial(input, corpus);
        var problem = First(RulesOracles.All, rules);
        WasRead = rules.Rules is not null;
        return problem;
    }

    private static Violation? First<TTrial>(Oracle<TTrial>[] oracles, TTrial trial)
        where TTrial : Trial
    {
        foreach (var oracle in oracles)
        {
            try
            {
                if (oracle.Check(trial) is { } problem)
                {
                    return new(oracle.Name, problem);
                }
            }
            catch (Exception exception)
            {
                return new(oracle.Name, exception.ToString());
            }
        }

        return null;
    }
}
