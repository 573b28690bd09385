using CodeCommitEvents.Events;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Collects the errors of a document.</summary>
internal sealed class RuleErrors
{
    private const string ParameterSuffix = " (Parameter '";

    private readonly List<BuildRulesError> errors = [];

    public int Count => errors.Count;

    public ValueList<BuildRulesError> InOrder => [.. errors.OrderBy(error => error.Line ?? 0)];

    public void Add(RuleNode node, string problem) => Add(node.Path, node.Line, problem);

    public void Add(string path, int? line, string problem) => errors.Add(new() { Path = path, Line = line, Problem = problem });

    public void AddUnknown(RuleNode node, string name, IEnumerable<string> known)
    {
        var others = RuleModel.All.Where(model => model.Conditions.Contains(name, StringComparer.Ordinal)).Select(model => model.Trigger).ToList();
        Add(node, Spelling.Nearest(name, known) is { } nearest ? $"is unknown; did you mean {nearest}?"
            : others.Count > 0 ? $"is not allowed here, only in rules on {string.Join(", ", others)}"
            : $"is unknown; known are {string.Join(", ", known)}");
    }

    /// <summary>Calls an action. An <see cref="ArgumentException"/> becomes an error of the node.</summary>
    public void Try(RuleNode node, Action action)
    {
        try
        {
            action();
        }
        catch (ArgumentException exception)
        {
            Add(node, $"is wrong: {Text(exception)}");
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
                Add(node, $"is wrong: {Text(exception)}");
            }
        }
    }

    private static string Text(ArgumentException exception)
    {
        var end = exception.Message.LastIndexOf(ParameterSuffix, StringComparison.Ordinal);
        return DisplayText.Escape(end < 0 ? exception.Message : exception.Message[..end]);
    }
}
