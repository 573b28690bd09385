using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace CodeCommitEvents.Tool;

/// <summary>Prints the help of a command, and then its examples.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var examples = Of(command).Concat(AllBelow(command).Select(static other => Of(other)[0])).ToList();
        if (examples.Count > 0)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  {ToolProgram.Name} {example}");
            }

            output.WriteLine();
        }

        return exitCode;
    }

    /// <summary>The commands below a command that do something.</summary>
    private static IEnumerable<Command> AllBelow(Command command) => command.Subcommands.SelectMany(static other => other is ToolCommand ? [other] : AllBelow(other));

    private static IReadOnlyList<string> Of(Command command) => command is ToolCommand { Examples: var examples } ? examples : [];
}
