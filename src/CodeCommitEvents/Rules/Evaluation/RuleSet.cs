using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Rules in their order, with the indexes that find the rules for an event.</summary>
internal sealed class RuleSet
{
    /// <summary>With so few rules, all are explained.</summary>
    private const int FewRules = 64;

    /// <summary>Space for so many candidate rules is reserved on the stack.</summary>
    private const int UsualCandidates = 16;

    private readonly RuleIndex index;

    /// <summary>The index of the rules in the file of a repository, which follow the other rules. Null if there are none.</summary>
    private readonly RuleIndex? fileIndex;
    private readonly int firstOfFile;

    public RuleSet(BuildRule[] rules)
        : this(rules, new(rules), fileIndex: null, rules.Length)
    {
    }

    private RuleSet(BuildRule[] rules, RuleIndex index, RuleIndex? fileIndex, int firstOfFile)
    {
        (Rules, this.index, this.fileIndex, this.firstOfFile) = (rules, index, fileIndex, firstOfFile);
        Commands = new(rules);
    }

    public static RuleSet Empty { get; } = new([]);

    public BuildRule[] Rules { get; }

    public CommandsOfRules Commands { get; }

    /// <summary>The positions of all rules.</summary>
    public int[] Numbers => [.. Enumerable.Range(0, Rules.Length)];

    /// <summary>
    /// Returns these rules, followed by the rules of a file in the repository of the event. The rules keep their indexes, so that the cost does not depend on the
    /// number of these rules' repositories.
    /// </summary>
    public RuleSet WithFile(RuleSet file) => new([.. Rules, .. file.Rules], index, file.index, Rules.Length);

    /// <summary>Tries the candidate rules for an event in order.</summary>
    public BuildDecision Decide(EvaluationContext context)
    {
        var decision = new DecisionBuilder(context with { CommandRules = Commands });
        var numbers = new RuleNumbers(stackalloc int[UsualCandidates]);
        index.Collect(context.Event, ref numbers);
        fileIndex?.Collect(context.Event, ref numbers, firstOfFile);
        foreach (var number in numbers.InOrder())
        {
            if (!decision.Try(Rules[number], number))
            {
                break;
            }
        }

        numbers.Dispose();
        return decision.Build(this);
    }

    /// <summary>
    /// Returns the positions of the rules that an explanation for a log is about: all of few rules, and of many rules those about the repository and the kind of
    /// the event. They contain all rules that match.
    /// </summary>
    public int[] NearTo(ServiceEvent serviceEvent) => Rules.Length <= FewRules ? Numbers : AboutSame(serviceEvent);

    /// <summary>Returns the positions of the rules about the repository and the kind of an event, whatever their references are. They contain all rules that match.</summary>
    public int[] AboutSame(ServiceEvent serviceEvent)
    {
        var numbers = new RuleNumbers(stackalloc int[UsualCandidates]);
        index.CollectNear(serviceEvent, ref numbers);
        fileIndex?.CollectNear(serviceEvent, ref numbers, firstOfFile);
        int[] near = [.. numbers.InOrder()];
        numbers.Dispose();
        return near;
    }
}
