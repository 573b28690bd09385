using System.CommandLine;

namespace CodeCommitEvents.Tool;

/// <summary>The arguments of a command that say where facts come from that events do not contain.</summary>
internal sealed class FactOptions
{
    private readonly Option<string[]> files = new("--files")
    {
        Description = "The paths of the files that each event changes, with commas between them, for events that do not contain them",
        HelpName = "PATHS",
    };

    private readonly Option<string> commitMessage = new("--commit-message")
    {
        Description = "The message of the commit that each event would build",
        HelpName = "TEXT",
    };

    private readonly Option<bool> codeCommit = new("--codecommit")
    {
        Description = "Ask CodeCommit for changed files, commits and pull requests if a rule needs them. Only reads",
    };

    public FactOptions(Command command)
    {
        command.Add(files);
        command.Add(commitMessage);
        command.Add(codeCommit);
    }

    /// <summary>Returns the facts that the arguments give.</summary>
    public FactSources SourcesOf(ParseResult arguments, Uri? endpoint, Screen errors) =>
        new(new(PathsOf(arguments.GetValue(files)), arguments.GetValue(commitMessage)), arguments.GetValue(codeCommit) ? Clients.CodeCommit(endpoint) : null, new FactLogger(errors));

    /// <summary>Returns null without the option. An option without a path says that nothing changed.</summary>
    private static string[]? PathsOf(string[]? values) =>
        values is null or [] ? null : [.. values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
}
