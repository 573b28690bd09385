using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Testing;

/// <summary>An assertion about the reason why a build was not started, or why a channel was not notified.</summary>
public sealed class NotStartedAssertion
{
    private readonly string expectation;
    private readonly string target;
    private readonly string action;
    private readonly IReadOnlyList<BuildDecision> decisions;

    /// <param name="expectation">What was expected, such as <c>Expected no build of ci</c>.</param>
    /// <param name="target">The project or the channel.</param>
    /// <param name="action">What a rule for the target does, such as <c>starts that project</c>.</param>
    /// <param name="decisions">The decisions.</param>
    internal NotStartedAssertion(string expectation, string target, string action, IReadOnlyList<BuildDecision> decisions) =>
        (this.expectation, this.target, this.action, this.decisions) = (expectation, target, action, decisions);

    /// <summary>
    /// Asserts why the build was not started, or the channel not notified. The reason must apply to every rule that is for the project or channel and about this kind of
    /// event. A reason is a condition that is not met, a condition whose result is unknown, a condition inside <c>Unless</c> that is
    /// met, or an earlier rule that prevented the rule from being tried. If no rule for the project is about this kind of event, the
    /// reason is the kind of the rule, such as <c>OnPush</c>.
    /// </summary>
    /// <param name="reason">
    /// The name of the condition or of the earlier rule. A condition has the name of its builder method: <c>ToBranch</c>, or a short
    /// form such as <c>Opened</c>. Case is ignored.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is null or empty.</exception>
    /// <exception cref="FakeAssertionException">The reason does not apply to every rule. The message contains the reasons that apply to every rule, or else the reasons of each rule.</exception>
    public void Because(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        var all = decisions.SelectMany(decision => FakeReport.RulesFor(decision, [target])).ToList();
        var about = all.FindAll(rule => rule.IsAboutEvent);
        var rules = about.Count > 0 ? about : all;
        var expected = $"{expectation} because of {reason}, but ";
        if (rules.Count == 0)
        {
            throw new FakeAssertionException(FakeReport.Of($"{expected}{(decisions.Count == 0 ? "no event was dispatched" : $"no rule {action}")}.", decisions, [target]));
        }

        if (!Applies(rules, reason))
        {
            throw new FakeAssertionException(FakeReport.Of($"{expected}that is not the reason of every rule: {Actual(rules)}.", decisions, [target]));
        }
    }

    private static bool Applies(List<RuleExplanation> rules, string reason) =>
        rules.TrueForAll(rule => SkipReason.Of(rule).Any(one => one.IsNamed(reason)));

    /// <summary>Returns the reasons that apply to every rule. If there are none, returns the reasons of each rule.</summary>
    private static string Actual(List<RuleExplanation> rules)
    {
        var shared = Texts(rules.SelectMany(SkipReason.Of).Where(one => Applies(rules, one.Name)));
        var single = rules.Select(rule => (rule.RuleName, Reasons: Texts(SkipReason.Of(rule)))).Where(rule => rule.Reasons.Length > 0)
            .Select(rule => $"{rule.Reasons} for rule {rule.RuleName}").Distinct(StringComparer.Ordinal).ToList();
        return shared.Length > 0 ? $"it is {shared}"
            : single.Count > 0 ? $"it is {string.Join(", and ", single)}"
            : "all conditions are met, but the action failed or an earlier rule did the same";
    }

    private static string Texts(IEnumerable<SkipReason> reasons) =>
        string.Join(", ", reasons.Select(one => one.ToString()).Distinct(StringComparer.Ordinal));
}
