using System.Text;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Building;

/// <summary>A build to start. What is null is not sent, so that the project's own setting counts.</summary>
/// <remarks>The terms are those of CodeBuild's <c>StartBuild</c>; another starter reads them as it can.</remarks>
public sealed record BuildRequest
{
    private const string ReservedPrefix = "CODEBUILD_";

    /// <summary>The name of the project, 2 to 150 letters, digits, <c>-</c> and <c>_</c> for CodeBuild.</summary>
    public required string ProjectName { get; init; }

    /// <summary>What to build, literally. Where a rule leaves it null, it is made from the event by <see cref="SourceVersionChoice"/>.</summary>
    public string? SourceVersion { get; init; }

    /// <summary>How a rule makes the source version from the event. Default: the full commit id.</summary>
    public SourceVersionChoice SourceVersionChoice { get; init; }

    /// <summary>A buildspec, inline or by its path in the source. Null for the project's own. Nothing of an event ever goes in here.</summary>
    public string? Buildspec { get; init; }

    /// <summary>Whether to start a batch build. Default: no.</summary>
    public bool IsBatch { get; init; }

    /// <summary>Environment variables of this build, in clear text: no place for secrets.</summary>
    public ValueMap<string> EnvironmentVariables { get; init; } = ValueMap<string>.Empty;

    /// <summary>The rule that asks for the build. Null where none does.</summary>
    public string? RuleName { get; init; }

    /// <summary>The same request as a batch build.</summary>
    public BuildRequest AsBatch() => this with { IsBatch = true };

    /// <summary>The same request with a source version of another kind.</summary>
    /// <param name="choice">Which.</param>
    public BuildRequest At(SourceVersionChoice choice) => this with { SourceVersion = null, SourceVersionChoice = choice };

    /// <summary>The same request with a buildspec other than the project's.</summary>
    /// <param name="buildspec">Its path in the source, or its text.</param>
    /// <exception cref="ArgumentException"><paramref name="buildspec"/> is null or empty.</exception>
    public BuildRequest WithBuildspec(string buildspec)
    {
        ArgumentException.ThrowIfNullOrEmpty(buildspec);
        return this with { Buildspec = buildspec };
    }

    /// <summary>The same request with one more environment variable, or another value for it.</summary>
    /// <param name="name">Letters, digits and <c>_</c>, not starting with a digit nor with <c>CODEBUILD_</c>, which CodeBuild keeps for itself.</param>
    /// <param name="value">The value, taken literally.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is no such name.</exception>
    public BuildRequest WithEnvironmentVariable(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        if (!IsIdentifier(name))
        {
            throw new ArgumentException("The name of an environment variable is letters, digits and _, not starting with a digit.", nameof(name));
        }

        if (name.StartsWith(ReservedPrefix, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"CodeBuild keeps names that start with {ReservedPrefix} for itself.", nameof(name));
        }

        return this with { EnvironmentVariables = new([.. EnvironmentVariables, new(name, value)]) };
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');

    /// <summary>The names of the variables only: what a record prints ends in logs.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("ProjectName = ").Append(ProjectName)
            .Append(", SourceVersion = ").Append(SourceVersion)
            .Append(", SourceVersionChoice = ").Append(SourceVersionChoice)
            .Append(", IsBatch = ").Append(IsBatch)
            .Append(", Buildspec = ").Append(Buildspec)
            .Append(", EnvironmentVariables = [").AppendJoin(", ", EnvironmentVariables.Keys)
            .Append("], RuleName = ").Append(RuleName);
        return true;
    }
}
