using System.CommandLine;
using System.Text;

namespace CodeCommitEvents.Tool;

/// <summary>Prints a payload of an event, to send it to a queue or a function, or to try rules.</summary>
internal sealed class FakeCommand : ToolCommand
{
    private static readonly string[] Samples =
    [
        "fake pullRequestCreated",
        "fake referenceUpdated --repository payments-web --reference release/1 --wrap sqs",
        "fake buildStateChange --status FAILED --wrap eventbridge",
        "fake commentOnPullRequestCreated --text /build",
    ];

    private readonly Argument<string> name = new("EVENT")
    {
        Description = "The name of an event of CodeCommit or CodeBuild, such as pullRequestCreated",
        HelpName = "EVENT",
        CompletionSources = { _ => FakeCatalog.Events },
    };

    private readonly Option<string> wrap = new("--wrap")
    {
        Description = $"How the event arrives: {string.Join(", ", FakeCatalog.Wraps)}. Default: notification, or eventbridge if notification rules do not send the event",
        HelpName = "WAY",
        CompletionSources = { _ => FakeCatalog.Wraps },
    };

    private readonly Option<string> repository = new("--repository") { Description = "The name of the repository of an event of CodeCommit", HelpName = "NAME" };
    private readonly Option<string> reference = new("--reference") { Description = "The branch or tag of a push: main, or refs/tags/v1", HelpName = "NAME" };
    private readonly Option<string> text = new("--text") { Description = "The text of a comment, such as /build", HelpName = "TEXT" };
    private readonly Option<string> status = new("--status") { Description = "The status of a build, a build phase, an approval or an override, such as FAILED or APPROVE", HelpName = "STATUS" };

    public FakeCommand(ToolConsole console)
        : base(console, "fake", "Print a payload of an event, as a function receives it", Samples)
    {
        Add(name);
        Add(wrap);
        Add(repository);
        Add(reference);
        Add(text);
        Add(status);
    }

    protected override string? ProblemOf(ParseResult arguments) =>
        UsageErrors.UnknownValue("event", arguments.GetRequiredValue(name), FakeCatalog.Events)
            ?? (arguments.GetValue(wrap) is { } way ? UsageErrors.UnknownValue("way", way, FakeCatalog.Wraps) : null)
            ?? ValuesOf(arguments).Keys.Where(value => !FakeCatalog.Has(arguments.GetRequiredValue(name), value)).Select(value => $"{arguments.GetRequiredValue(name)} has no {value}").FirstOrDefault();

    protected override async Task<int> RunAsync(ParseResult arguments, ToolConsole console, CancellationToken cancellationToken)
    {
        try
        {
            var payload = FakeCatalog.Payload(arguments.GetRequiredValue(name), arguments.GetValue(wrap), ValuesOf(arguments));
            await console.Output.Writer.WriteLineAsync(Encoding.UTF8.GetString(payload));
            return Success;
        }
        catch (ArgumentException)
        {
            UsageErrors.Write($"{arguments.GetRequiredValue(name)} does not arrive by {arguments.GetValue(wrap)}", this, console.Errors);
            return WrongUsage;
        }
    }

    private Dictionary<string, string> ValuesOf(ParseResult arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in new[] { repository, reference, text, status })
        {
            if (arguments.GetValue(option) is { } value)
            {
                values[option.Name.TrimStart('-')] = value;
            }
        }

        return values;
    }
}
