using CodeCommitEvents.Events;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>A document or a configuration section is not a valid set of rules. The exception contains all errors.</summary>
public sealed class BuildRulesFormatException : FormatException
{
    /// <summary>Creates an exception with these errors.</summary>
    /// <param name="errors">The errors, in the order of the document.</param>
    /// <exception cref="ArgumentNullException"><paramref name="errors"/> is null.</exception>
    public BuildRulesFormatException(ValueList<BuildRulesError> errors)
        : base(Message(errors)) => Errors = errors;

    /// <summary>The errors, in the order of the document.</summary>
    public ValueList<BuildRulesError> Errors { get; }

    private static new string Message(ValueList<BuildRulesError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return string.Join(Environment.NewLine, errors.Select(error => error.ToString()).Prepend("The rules cannot be read:"));
    }
}
