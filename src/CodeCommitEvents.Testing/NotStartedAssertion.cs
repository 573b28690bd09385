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
    /// Asserts why the build was not started. The reason must apply to every rule that is for the project and about this kind of
    /// event. A reason is a condition that is not met, a condition whose result is unknown, a condition inside <c>Unless</c> that is
    /// met, or an earlier rule that prevented the rule from being tried. If no rule for the project is about this kind of event, the
    /// reason is the kind of the rule, such as <c>OnPush</c>.
    /// </summary>
    /// <param name="reason">
    /// The name of the condition or of the earlier rule. A condition has the name of its builder method: <c>ToBranch</c>, or a short
    /// form such as <c>Opened</c>. Case is ignored.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is null or empty.</exception>
    /// <exception cref="FakeAssertionException">The reason does not apply to every rule. The message contains the actual reasons.</exception>
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
