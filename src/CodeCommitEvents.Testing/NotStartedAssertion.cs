namespace CodeCommitEvents.Testing;

/// <summary>An assertion about the reason why a build was not started.</summary>
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
    /// Fails the test unless every rule that starts the project and is about this kind of event has the given reason. A reason is
    /// an unmet or unknown condition, a met condition inside <c>Unless</c>, or an earlier rule that prevented the rule from being
    /// tried. If no rule is about this kind of event, the reason is the kind of the rule, such as <c>OnPush</c>.
    /// </summary>
    /// <param name="reason">
    /// The name of the condition or of the earlier rule. The name of a condition is its method (<c>ToBranch</c>) or a short form
    /// (<c>Opened</c>). Case is ignored.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is null or empty.</exception>
    /// <exception cref="FakeAssertionException">The reason is different. The message contains the actual reason.</exception>
    public void Because(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        var all = decisions.SelectMany(decision => FakeReport.RulesFor(decision, [project])).ToList();
        var about = all.FindAll(rule => rule.IsAboutEvent);
        var rules = about.Count > 0 ? about : all;
        var expected = $"Expected no build of {project} because of {reason}, but ";
        if (rules.Count == 0)
        {
            throw new FakeAssertionException(FakeReport.Of($"{expected}{(decisions.Count == 0 ? "no event was dispatched" : "no rule starts that project")}.", decisions, [project]));
        }

        if (!rules.TrueForAll(rule => SkipReason.Of(rule).Any(one => one.IsNamed(reason))))
        {
            var others = string.Join(", ", rules.SelectMany(SkipReason.Of).Select(one => one.ToString()).Distinct(StringComparer.Ordinal));
            throw new FakeAssertionException(FakeReport.Of(
                $"{expected}that is not the reason: {(others.Length == 0 ? "all conditions are met, but the start failed or an earlier rule started the project" : $"it is {others}")}.", decisions, [project]));
        }
    }
}
