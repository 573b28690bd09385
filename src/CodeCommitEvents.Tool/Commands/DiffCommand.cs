using System.CommandLine;

namespace CodeCommitEvents.Tool;

/// <summary>Prints what two sets of rules decide differently for an archive of events: the review of a change of rules, before it is used.</summary>
internal sealed class DiffCommand : ToolCommand
{
    private static readonly string[] Samples =
    [
        "diff build-rules.json new-rules.json events/",
        "diff old.json new.json events.jsonl --json",
        "diff old/Team.dll new/Team.dll events/",
        "diff old/appsettings.json new/appsettings.json events/ --section CodeCommitEvents",
    ];

    private readonly Argument<string> before = new("OLD") { Description = "A JSON file or an assembly (.dll) with the old rules, or with --section a JSON configuration" };
    private readonly Argument<string> after = new("NEW") { Description = "The same with the new rules" };

    private readonly Argument<string[]> payloads = new("PAYLOADS")
    {
        Description = "The same payloads as those of replay: files, folders, or - for standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> section = RuleOptions.Section("OLD and NEW");
    private readonly Option<string> member = RuleOptions.Member("assemblies have");

    public DiffCommand(ToolConsole console)
        : base(console, "diff", "Print what two sets of rules decide differently for events", Samples)
    {
        Add(before);
        Add(after);
        Add(payloads);
        Add(section);
        Add(member);
    }

    protected override string? ProblemOf(ParseResult arguments) =>
        UsageErrors.UnknownOption([arguments.GetRequiredValue(before), arguments.GetRequiredValue(after), .. arguments.GetRequiredValue(payloads)], this)
            ?? SourcesOf(before, arguments).ProblemOf("OLD") ?? SourcesOf(after, arguments).ProblemOf("NEW") ?? Payload.ProblemOf(arguments.GetRequiredValue(payloads));

    protected override Task<int> RunAsync(ParseResult arguments, ToolConsole console, CancellationToken cancellationToken)
    {
        if (!RulesFile.TryRead(SourcesOf(before, arguments), out var old, out var faults) || !RulesFile.TryRead(SourcesOf(after, arguments), out var @new, out faults))
        {
            console.Errors.WriteLines(faults);
            return Task.FromResult(Problems);
        }

        var comparison = new Comparison(old, @new, console);
        return Task.FromResult(comparison.Run(arguments.GetRequiredValue(payloads).SelectMany(Payload.In), cancellationToken) ? Success : Problems);
    }

    private RuleSources SourcesOf(Argument<string> file, ParseResult arguments) =>
        new() { Files = [arguments.GetRequiredValue(file)], Section = arguments.GetValue(section), Member = RulesAssembly.IsAssembly(arguments.GetRequiredValue(file)) ? arguments.GetValue(member) : null };
}
