using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>The text that a condition checks.</summary>
internal enum PullRequestText
{
    Title,
    Description,
}

/// <summary>A condition on the title or the description of a pull request. A missing text counts as empty.</summary>
internal abstract class PullRequestTextCondition(string name, PullRequestText text) : LeafCondition<PullRequestEvent>(name)
{
    private const int ShownLength = 80;

    protected string Noun => text == PullRequestText.Title ? "title" : "description";

    protected abstract bool IsMatch(string value);

    protected sealed override ConditionResult Evaluate(PullRequestEvent serviceEvent) => ConditionLogic.Of(IsMatch(TextOf(serviceEvent) ?? ""));

    protected sealed override string? Actual(PullRequestEvent serviceEvent) => TextOf(serviceEvent) is { } value ? DisplayText.Shorten(value, ShownLength) : null;

    private string? TextOf(PullRequestEvent pullRequest) => text == PullRequestText.Title ? pullRequest.Title : pullRequest.Description;
}

internal sealed class TextContainsCondition : PullRequestTextCondition
{
    private readonly string[] texts;

    public TextContainsCondition(string name, PullRequestText text, string[] texts)
        : base(name, text)
    {
        ArgumentNullException.ThrowIfNull(texts);
        this.texts = texts.Length > 0 && !Array.Exists(texts, string.IsNullOrEmpty)
            ? [.. texts]
            : throw new ArgumentException("At least one text is required, and no text may be empty.", nameof(texts));
    }

    public override string Expected => $"a {Noun} that contains {string.Join(" or ", texts)}";

    protected override bool IsMatch(string value)
    {
        foreach (var text in texts)
        {
            if (value.Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

internal sealed class TextMatchesCondition(string name, PullRequestText text, string regex) : PullRequestTextCondition(name, text)
{
    private readonly TextPattern pattern = new(regex);

    public override string Expected => $"a {Noun} that matches {pattern}";

    protected override bool IsMatch(string value) => pattern.IsMatch(value);
}
