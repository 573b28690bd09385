using System.Text;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A condition on the activity of an event.</summary>
internal sealed class ActivityCondition<TEvent>(string name, EventActivity activity) : LeafCondition<TEvent>(name)
    where TEvent : ServiceEvent
{
    public override EventActivity Activity => activity;

    public override string Expected => Words(activity);

    /// <summary>The names of the short forms, such as <c>opened</c> for <c>When(PullRequestActivity.Opened)</c>.</summary>
    protected override ValueList<string> OtherNames => [.. ActivityWords.Of(activity)];

    /// <summary>If an approval changed in a way that this version does not know, it is unknown whether it was approved or revoked.</summary>
    protected override ConditionResult Evaluate(TEvent serviceEvent) =>
        (serviceEvent.Activity & activity) != EventActivity.None ? ConditionResult.Match
        : serviceEvent.Activity == EventActivity.OtherApproval && (activity & EventActivity.ApprovalChanged) != EventActivity.None ? ConditionResult.Indeterminate
        : ConditionResult.NoMatch;

    protected override EventScope? ScopeOfTyped(EventKind kind) => (kind.Activities & activity) == EventActivity.None ? null : EventScope.Anything;

    protected override string Actual(TEvent serviceEvent) => Words(serviceEvent.Activity) is { Length: > 0 } words ? words : serviceEvent.Summary;

    private static string Words(EventActivity activity) => string.Join(" or ", ActivityWords.Of(activity).Select(Spaced));

    /// <summary>Separates the words: <c>approvalRevoked</c> becomes <c>approval revoked</c>.</summary>
    private static string Spaced(string word)
    {
        var text = new StringBuilder(word.Length + 1);
        foreach (var character in word)
        {
            _ = char.IsAsciiLetterUpper(character) ? text.Append(' ').Append(char.ToLowerInvariant(character)) : text.Append(character);
        }

        return text.ToString();
    }
}

/// <summary>The words for activities: the names of the members of the public enums, in camelCase.</summary>
internal static class ActivityWords
{
    private static readonly (string Word, EventActivity Activity)[] All =
    [
        .. Enum.GetValues<EventActivity>().Where(activity => activity is not (EventActivity.None or EventActivity.OtherApproval) and < EventActivity.BuildSucceeded)
            .OrderByDescending(activity => activity == EventActivity.ApprovalChanged)
            .Select(activity => (CamelCase(activity.ToString()), activity)),
    ];

    /// <summary>Returns the words for these activities. <c>approvalChanged</c> stands for all approval activities together.</summary>
    public static IEnumerable<string> Of(EventActivity activities)
    {
        foreach (var (word, activity) in All)
        {
            if ((activities & activity) == activity)
            {
                activities &= ~activity;
                yield return word;
            }
        }
    }

    /// <summary>Returns every word that stands only for activities of this set.</summary>
    public static IEnumerable<string> Within(EventActivity activities) => All.Where(one => (activities & one.Activity) == one.Activity).OrderBy(one => one.Activity).Select(one => one.Word);

    public static EventActivity Parse(IEnumerable<string> words) =>
        words.Aggregate(EventActivity.None, (activities, word) => activities | Array.Find(All, one => one.Word == word).Activity);

    private static string CamelCase(string name) => $"{char.ToLowerInvariant(name[0])}{name[1..]}";
}
