using System.CommandLine;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tool;

/// <summary>Says what is wrong with a command line, and what was probably meant.</summary>
internal static class UsageErrors
{
    /// <summary>A shorter word can be the start of too many names.</summary>
    private const int ShortestStart = 4;

    public static void Write(ParseResult arguments, Screen errors)
    {
        var command = arguments.CommandResult.Command;
        Write(
            arguments.UnmatchedTokens is [var unknown, ..] ? Unknown(unknown, command)
                : command.Subcommands.Count > 0 ? $"A command is missing: {string.Join(", ", command.Subcommands.Select(static other => other.Name))}"
                : arguments.Errors[0].Message,
            command,
            errors);
    }

    public static void Write(string problem, Command command, Screen errors)
    {
        errors.WriteLine(new Line().Add(problem));
        errors.WriteLine(new Line().Add($"Try {string.Join(' ', PathOf(command))} --help"));
    }

    /// <summary>Returns the error that an option is unknown. Null if no value looks like an option: an argument with any number of values takes unknown options, too.</summary>
    public static string? UnknownOption(IEnumerable<string> values, Command command) =>
        values.FirstOrDefault(value => value is ['-', _, ..]) is { } unknown ? Unknown(unknown, command) : null;

    /// <summary>Returns the error that a value is not one of those that are known. Null if it is.</summary>
    public static string? UnknownValue(string kind, string value, IReadOnlyCollection<string> known) =>
        known.Contains(value, StringComparer.Ordinal) ? null
        : Question("", value, known) is { Length: > 0 } question ? $"Unknown {kind}: {value}{question}"
        : $"Unknown {kind}: {value}. Known: {string.Join(", ", known)}";

    /// <summary>Returns a question whether another command was meant. Empty if no command has a similar name.</summary>
    public static string MeantCommand(string word, Command command) =>
        Question("the command ", word, command.Parents.OfType<Command>().SelectMany(parent => parent.Subcommands).Select(other => other.Name));

    /// <summary>Returns the sentence about a word that is no command, option or argument here.</summary>
    private static string Unknown(string word, Command command) =>
        word is ['-', ..] ? $"Unknown option: {word}{Question("", word, OptionsOf(command).SelectMany(option => option.Aliases.Append(option.Name)))}"
        : command.Subcommands.Count > 0 ? $"Unknown command: {word}{Question("", word, command.Subcommands.SelectMany(other => other.Aliases.Append(other.Name)))}"
        : $"Unexpected argument: {word}";

    private static string Question(string kind, string word, IEnumerable<string> names)
    {
        var known = names.Where(name => name.Length > "-h".Length).ToList();
        var meant = EditDistance.Similar(word, known) ?? known.FirstOrDefault(name => word.Length >= ShortestStart && name.StartsWith(word, StringComparison.Ordinal));
        return meant is null ? "" : $". Did you mean {kind}{meant}?";
    }

    /// <summary>The options of a command, and the options of all commands.</summary>
    private static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(OptionsOf).Where(option => option.Recursive));

    private static IEnumerable<string> PathOf(Command command) =>
        command is RootCommand ? [ToolProgram.Name] : command.Parents.OfType<Command>().SelectMany(PathOf).Append(command.Name);
}
