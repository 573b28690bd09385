using System.CommandLine;

namespace CodeCommitEvents.Tool;

/// <summary>A command that evaluates rules for payloads, and has the arguments that say where payloads, rules and facts are.</summary>
internal abstract class PayloadCommand : ToolCommand
{
    private readonly bool needsRules;

    private readonly Argument<string[]> payloads = new("PAYLOADS") { Arity = ArgumentArity.ZeroOrMore };

    private readonly Option<Uri> queue = UrlOption.Create(
        "--queue",
        $"Also read the messages of this queue, such as a dead-letter queue, at most {QueueReader.MaxMessages}. Other readers do not see them meanwhile. They stay in the queue, and SQS counts the receipt");

    private readonly RuleOptions rules;
    private readonly FactOptions facts;

    /// <param name="console">Where the command writes.</param>
    /// <param name="name">The name of the command.</param>
    /// <param name="description">What the command does.</param>
    /// <param name="examples">Command lines without the name of the program.</param>
    /// <param name="needsRules">Whether the command needs payloads and rules of the user. Otherwise, those that come with the program are used.</param>
    protected PayloadCommand(ToolConsole console, string name, string description, IReadOnlyList<string> examples, bool needsRules)
        : base(console, name, description, examples)
    {
        this.needsRules = needsRules;
        payloads.Description = "A file with a payload, as AWS sends it to a function, a queue or a web endpoint, with several payloads, or with the messages that aws sqs receive-message, "
            + $"aws logs or Logs Insights print; a folder, such as an archive in S3; or - for standard input.{(needsRules ? "" : " Without payloads, those that come with this program are used")}";
        Add(payloads);
        Add(queue);
        rules = RuleOptions.AddOptionTo(this, needsRules ? "" : "Default: built-in rules").WithRepositoryRules(this);
        facts = new(this);
        Add(Endpoint);
    }

    protected Option<Uri> Endpoint { get; } = UrlOption.Endpoint();

    protected override string? ProblemOf(ParseResult arguments)
    {
        var places = PlacesIn(arguments);
        return UsageErrors.UnknownOption(places, this)
            ?? rules.ProblemOf(arguments)
            ?? (NeedsPayloads(arguments) && places.Length == 0 && arguments.GetValue(queue) is null ? $"{Name} needs PAYLOADS or --queue"
                : NeedsPayloads(arguments) && !HasRules(arguments) ? $"{Name} needs --rules or --assembly"
                : null)
            ?? Payload.ProblemOf(places, missing => UsageErrors.MeantCommand(missing, this));
    }

    /// <summary>Whether the command cannot run without payloads and rules of the user.</summary>
    protected virtual bool NeedsPayloads(ParseResult arguments) => needsRules;

    /// <summary>Returns whether the command has the argument <c>--queue</c>.</summary>
    protected bool HasQueue(ParseResult arguments) => arguments.GetValue(queue) is not null;

    /// <summary>Returns whether the command has rules of the user.</summary>
    protected bool HasRules(ParseResult arguments) => rules.SourcesOf(arguments) is not { Files: [], RepositoryFile: null };

    /// <summary>Returns the arguments that name files and folders.</summary>
    protected string[] PlacesIn(ParseResult arguments) => arguments.GetValue(payloads) ?? [];

    protected sealed override async Task<int> RunAsync(ParseResult arguments, ToolConsole console, CancellationToken cancellationToken)
    {
        var sources = rules.SourcesOf(arguments);
        if (!RulesFile.TryRead(sources, out var read, out var faults) || !RepositoryFile.TryRead(sources, out var repositoryFile, out faults))
        {
            console.Errors.WriteLines(faults);
            return Problems;
        }

        var endpoint = arguments.GetValue(Endpoint);
        using var reader = arguments.GetValue(queue) is { } url ? new QueueReader(Clients.Sqs(endpoint, url), url.OriginalString) : null;
        var places = PlacesIn(arguments);
        IReadOnlyList<Payload> files = places.Length == 0 && reader is null && !needsRules ? Payload.Shipped() : [.. places.SelectMany(Payload.In)];
        var messages = reader is null ? [] : await MessagesOfAsync(reader, console.Errors, cancellationToken);
        var options = new ReplayOptions
        {
            Payloads = [.. files, .. messages],
            Rules = read,
            RepositoryFile = repositoryFile,
            Facts = facts.SourcesOf(arguments, endpoint, console.Errors),
            Queue = reader,
        };
        return await RunAsync(options, arguments, console, cancellationToken);
    }

    private static async Task<IReadOnlyList<Payload>> MessagesOfAsync(QueueReader queue, Screen errors, CancellationToken cancellationToken)
    {
        var messages = await queue.ReadAsync(cancellationToken);
        if (messages.Count == 0)
        {
            var hidden = await queue.CountHiddenAsync(cancellationToken);
            errors.WriteLine(new Line().Add(hidden == 0 ? "The queue has no messages." : $"The queue has no messages that are visible. Other readers hold {hidden}."));
        }

        return messages;
    }

    /// <summary>Runs the command. Returns the exit code of the process.</summary>
    protected abstract Task<int> RunAsync(ReplayOptions options, ParseResult arguments, ToolConsole console, CancellationToken cancellationToken);

    /// <summary>Replays the payloads and reports the results.</summary>
    protected static async Task<int> ReplayAsync(ReplayOptions options, ToolConsole console, CancellationToken cancellationToken)
    {
        var replay = new Replay(options, console, pullRequests =>
            console.WritesJson ? new JsonReport(console.Output.Writer, options, pullRequests) : new TextReport(console.Output, options, pullRequests));
        return await replay.RunAsync(cancellationToken) ? Success : Problems;
    }
}
