using System.CommandLine;
using Amazon.Runtime;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Tool;

/// <summary>A command of the tool. Its help ends with examples.</summary>
internal abstract class ToolCommand : Command
{
    protected const int Success = 0;
    protected const int Problems = 1;
    protected const int WrongUsage = 2;

    protected ToolCommand(ToolConsole console, string name, string description, IReadOnlyList<string> examples)
        : base(name, description)
    {
        Examples = examples;
        SetAction((arguments, cancellationToken) =>
        {
            if (ProblemOf(arguments) is { } problem)
            {
                UsageErrors.Write(problem, this, console.Errors);
                return Task.FromResult(WrongUsage);
            }

            return RunOrReportAsync(arguments, (arguments.GetValue(ToolProgram.NoColor) ? console.WithoutColor() : console) with { WritesJson = arguments.GetValue(ToolProgram.Json) }, cancellationToken);
        });
    }

    /// <summary>Command lines without the name of the program.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Returns what is wrong with arguments that are right one by one. Null if nothing is wrong.</summary>
    protected virtual string? ProblemOf(ParseResult arguments) => null;

    /// <summary>Runs the command with arguments that have no errors. Returns the exit code of the process.</summary>
    protected abstract Task<int> RunAsync(ParseResult arguments, ToolConsole console, CancellationToken cancellationToken);

    private async Task<int> RunOrReportAsync(ParseResult arguments, ToolConsole console, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(arguments, console, cancellationToken);
        }
        catch (Exception exception) when (exception is AmazonClientException or AmazonServiceException)
        {
            // The SDK lists on further lines where it has looked for credentials.
            console.Errors.WriteLine(new Line().Add($"{CallOf(exception)} failed: {exception.Message.Split('\n')[0].TrimEnd(' ', '\r', ':')}"));
            if (exception is AmazonClientException)
            {
                console.Errors.WriteLine(new Line().Add("The AWS SDK takes the region and the credentials from AWS_REGION and AWS_PROFILE, or from the other places that it knows."));
            }

            return WrongUsage;
        }
        catch (OptionsValidationException exception)
        {
            UsageErrors.Write(string.Join(' ', exception.Failures), this, console.Errors);
            return WrongUsage;
        }
    }

    /// <summary>The service is a part of the namespace of its exceptions: <c>Amazon.SQS.Model</c>.</summary>
    private static string CallOf(Exception exception) => exception is AmazonServiceException && exception.GetType().Namespace?.Split('.') is ["Amazon", var service, "Model"]
        ? $"A call of {service} ({exception.GetType().Name})"
        : "A call of AWS";
}
