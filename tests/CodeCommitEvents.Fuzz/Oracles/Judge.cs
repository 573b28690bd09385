using CodeCommitEvents.Fuzz.Inputs;

namespace CodeCommitEvents.Fuzz.Oracles;

/// <summary>Asks all oracles about an input.</summary>
internal sealed class Judge(Corpus corpus)
{
    private const int Confirmations = 5;

    /// <summary>The number of inputs that were judged and not refused.</summary>
    public int Read { get; private set; }

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
            Read += trial.Deliveries is null ? 0 : 1;
            return violation;
        }

        var rules = new RulesTrial(input, corpus);
        var problem = First(RulesOracles.All, rules);
        Read += rules.Rules is null ? 0 : 1;
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
