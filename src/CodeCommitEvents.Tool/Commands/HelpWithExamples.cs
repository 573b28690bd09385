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
        var examples = Of(command).Concat(command.Subcommands.SelectMany(Of)).ToList();
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

    private static IReadOnlyList<string> Of(Command command) => command is ToolCommand { Examples: var examples } ? examples : [];
}
