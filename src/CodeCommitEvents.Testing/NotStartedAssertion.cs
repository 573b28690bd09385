namespace CodeCommitEvents.Testing;

/// <summary>A build that was not started, of which the reason can be asserted.</summary>
public sealed class NotStartedAssertion
{
    private readonly string project;
    private readonly IReadOnlyList<BuildDecision> decisions;

    internal NotStartedAssertion(string project, IReadOnlyList<BuildDecision> decisions)
    {
        this.project = project;
        this.decisions = decisions;
    }

    /// <summary>
    /// Fails the test unless a condition, or one in a group, was not met in every rule about such an event that would start the
    /// build; of <c>Unless</c>, unless one in it was met. Where a rule before it ended the search, that rule is the reason; where
    /// no rule is about such an event, what it is about (<c>Opened</c>, <c>OnPush</c>).
    /// </summary>
    /// <param name="reason">What the condition is called in the rule or in a document of rules, as <c>ToBranch</c> or <c>branch</c>, or the name of the rule that ended the search; case does not count.</param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is null or empty.</exception>
    /// <exception cref="FakeAssertionException">It is not the reason; the message has what is.</exception>
    public void Because(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        var all = decisions.SelectMany(decision => FakeReport.RulesFor(decision, [project])).ToList();
        var about = all.FindAll(rule => rule.IsAboutEvent);
        var rules = about.Count > 0 ? about : all;
        var expected = $"Expected no build of {project} because of {reason}, but ";
        if (rules.Count == 0)
        {
            throw new FakeAssertionException(FakeReport.Of($"{expected}{(decisions.Count == 0 ? "nothing happened" : "no rule starts that project")}.", decisions, [project]));
        }

        if (!rules.TrueForAll(rule => SkipReason.Of(rule).Any(one => one.IsNamed(reason))))
        {
            var others = string.Join(", ", rules.SelectMany(SkipReason.Of).Select(one => one.ToString()).Distinct(StringComparer.Ordinal));
            throw new FakeAssertionException(FakeReport.Of(
                $"{expected}that is not the reason: {(others.Length == 0 ? "all conditions are met, and its start failed or came twice" : $"it is {others}")}.", decisions, [project]));
        }
    }
}
