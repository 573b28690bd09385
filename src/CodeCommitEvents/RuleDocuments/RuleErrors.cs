using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Collects the errors of a document.</summary>
internal sealed class RuleErrors
{
    /// <summary>How many errors of a file are listed. Suggestions cost time, and the file of a repository must not choose how much.</summary>
    private const int MostOfFile = 20;

    private const string ParameterSuffix = " (Parameter '";

    private readonly List<BuildRulesError> errors = [];

    /// <summary>The document, in which misplaced rules are looked up. Null until it is read.</summary>
    public RuleNode? Root { get; set; }

    /// <summary>What the document may use. Null if it may use everything.</summary>
    public RepositoryRulesCheck? Bounds { get; init; }

    public int Count => errors.Count;

    /// <summary>Whether there are so many errors that the rest of the document is not read.</summary>
    public bool IsFull => Bounds is not null && Count >= MostOfFile;

    public ValueList<BuildRulesError> InOrder
    {
        get
        {
            BuildRulesError[] all = [.. errors.OrderBy(error => error.Line ?? 0)];
            return !IsFull ? [.. all] : [.. all[..MostOfFile], new() { Path = "", Line = all[^1].Line, Problem = "can have more errors, which are not listed" }];
        }
    }

    public void Add(RuleNode node, string problem) => Add(node.Path, node.Line, problem);

    public void Add(string path, int? line, string problem) => errors.Add(new() { Path = path, Line = line, Problem = problem });

    /// <summary>Adds the error that a value has the wrong type.</summary>
    /// <param name="node">The value.</param>
    /// <param name="expected">What it must be: <c>a text</c>.</param>
    /// <param name="correction">The value as it should be written, if it is known: <c>"7"</c>.</param>
    public void AddWrongType(RuleNode node, string expected, string? correction = null) =>
        Add(node, $"is {node.FoundWords}, but must be {expected}{(correction is null ? "" : $": write {correction}")}");

    public void AddUnknownKey(RuleNode node, string name, IReadOnlyCollection<string> known) => Add(
        node,
        KeyPlaces.Of(name, known) is { } place ? $"is {place}, and cannot be used here{Suggestion(Spelling.NewName(name, known))}"
        : Spelling.Nearest(name, known) is { } nearest ? $"is an unknown key{Suggestion(nearest)}"
        : $"is an unknown key; known keys are {string.Join(", ", known)}");

    public void AddUnknownWord(RuleNode node, string word, IReadOnlyCollection<string> known) => Add(
        node,
        Spelling.Nearest(word, known) is { } nearest ? $"has the unknown value {QuotedText.Of(word)}{Suggestion($"\"{nearest}\"")}"
        : $"has the unknown value {QuotedText.Of(word)}; known values are {QuotedText.Listed(known)}");

    /// <summary>Calls an action. An <see cref="ArgumentException"/> becomes an error of the node, or of the item of the node that the exception quotes.</summary>
    public void Try(RuleNode node, Action action)
    {
        try
        {
            action();
        }
        catch (ArgumentException exception)
        {
            AddWrong(node, exception);
        }
    }

    /// <summary>
    /// Calls an action that defines groups of conditions. If the action adds an error, a group can remain empty, and then the builder
    /// throws. This exception is ignored, because the cause is already in the list of errors.
    /// </summary>
    public void TryGroups(RuleNode node, Action define)
    {
        var before = Count;
        try
        {
            define();
        }
        catch (ArgumentException exception)
        {
            if (Count == before)
            {
                AddWrong(node, exception);
            }
        }
    }

    /// <summary>Returns the message of an exception on one line, without the name of the parameter, which is no part of a document.</summary>
    public static string MessageOf(ArgumentException exception)
    {
        var end = exception.Message.LastIndexOf(ParameterSuffix, StringComparison.Ordinal);
        return end < 0 ? exception.Message : exception.Message[..end];
    }

    private static string Suggestion(string? name) => name is null ? "" : $"; did you mean {name}?";

    private void AddWrong(RuleNode node, ArgumentException exception)
    {
        var message = MessageOf(exception);
        var culprit = node.Items.FirstOrDefault(item => item.Text.Length > 0 && message.Contains($"'{item.Text}'", StringComparison.Ordinal)) ?? node;
        var isQuoted = culprit.Kind != RuleNodeKind.Text || message.Contains(culprit.Text, StringComparison.Ordinal);
        if (isQuoted && culprit.Text.Length > 0)
        {
            message = message.Replace(culprit.Text, QuotedText.Shortened(culprit.Text), StringComparison.Ordinal);
        }

        Add(culprit, $"{(isQuoted ? "is wrong" : $"is {culprit.FoundWords}, which is wrong")}: {DisplayText.Escape(message)}");
    }
}

/// <summary>Says where a key belongs that is used in another place.</summary>
internal static class KeyPlaces
{
    /// <summary>Returns what a key is, such as <c>a key of startBuild</c>. Null if no place has the key, or if it is a known key in another case or without its last <c>s</c>.</summary>
    public static string? Of(string name, IReadOnlyCollection<string> known)
    {
        if (known.Contains(name, StringComparer.OrdinalIgnoreCase) || known.Contains($"{name}s", StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var kinds = RuleModel.All.Where(model => model.Conditions.Contains(name, StringComparer.OrdinalIgnoreCase)).Select(model => model.Trigger).ToList();
        return kinds.Count > 0 ? $"{(Is(RunCommandsCondition.Key) ? "an action" : "a condition")} of rules on {string.Join(", ", kinds)}"
            : Is(RuleModel.TriggerKey) || RuleOutcome.Keys.Any(key => Is(key.Name)) ? "a key of a rule"
            : BuildActionModel.Keys.Any(key => Is(key.Name)) ? $"a key of {RuleOutcome.StartBuildKey}"
            : Is(BuildRulesReader.RulesKey) || Is(BuildRulesReader.GroupKey) || BuildRulesReader.SetKeys.Any(key => Is(key.Name)) ? "a key of a document or of a group of rules"
            : null;

        bool Is(string key) => string.Equals(key, name, StringComparison.OrdinalIgnoreCase);
    }
}
