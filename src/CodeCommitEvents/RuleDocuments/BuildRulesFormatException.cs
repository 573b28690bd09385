using CodeCommitEvents.Events;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>A document is no set of rules. All that is wrong with it is said at once.</summary>
public sealed class BuildRulesFormatException : FormatException
{
    /// <summary>An exception with these errors.</summary>
    /// <param name="errors">What is wrong, in the order of the document.</param>
    /// <exception cref="ArgumentNullException"><paramref name="errors"/> is null.</exception>
    public BuildRulesFormatException(ValueList<BuildRulesError> errors)
        : base(Message(errors)) => Errors = errors;

    /// <summary>What is wrong, in the order of the document.</summary>
    public ValueList<BuildRulesError> Errors { get; }

    private static new string Message(ValueList<BuildRulesError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return string.Join(Environment.NewLine, errors.Select(error => error.ToString()).Prepend("The rules cannot be read:"));
    }
}
