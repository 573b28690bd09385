using System.CommandLine;

namespace CodeCommitEvents.Tool;

/// <summary>Shows or forgets the claims of the builds and notifications that rules request for events: what was started, when, and which build.</summary>
internal sealed class ClaimsCommand : PayloadCommand
{
    private const int KeyLength = 64;
    private const string PrefixInTable = "claim#";

    private readonly Option<string> table = TableOption.Create();

    private readonly Option<string[]> keys = new("--key")
    {
        Description = "The key of a claim, as a log line of the dispatcher contains it, instead of payloads and rules. Repeat it for each claim",
        HelpName = "KEY",
    };

    private readonly bool isChange;

    public ClaimsCommand(ToolConsole console, bool isChange)
        : base(
            console,
            isChange ? "forget" : "show",
            isChange ? "Forget the claims of events, so that the next delivery of an event starts its builds again" : "Print what was started for events: when, and which build. Changes nothing",
            isChange
                ? ["claims forget push.json --rules build-rules.json --table claims"]
                : ["claims show push.json --rules build-rules.json --table claims", "claims show --key 5c0e5b2a8b7f4f0d9d9e7b1f4a3c2d1e5c0e5b2a8b7f4f0d9d9e7b1f4a3c2d1e --table claims"],
            needsRules: true)
    {
        this.isChange = isChange;
        table.Required = true;
        Add(table);
        Add(keys);
    }

    protected override string? ProblemOf(ParseResult arguments) =>
        (arguments.GetValue(keys) ?? []).FirstOrDefault(static key => !IsKey(key)) is { } wrong ? $"--key takes the key of a claim, 64 hexadecimal digits, and not {wrong}"
            : NeedsPayloads(arguments) && !HasQueue(arguments) && PlacesIn(arguments).Length == 0 ? $"claims {Name} needs PAYLOADS, --queue or --key"
            : base.ProblemOf(arguments);

    protected override bool NeedsPayloads(ParseResult arguments) => arguments.GetValue(keys) is not { Length: > 0 };

    /// <returns>0 if there is a claim, 1 if there is none.</returns>
    protected override async Task<int> RunAsync(ReplayOptions options, ParseResult arguments, ToolConsole console, CancellationToken cancellationToken)
    {
        var actions = new ClaimedActions(console.Errors);
        var areRead = await new Replay(options, console, _ => actions).RunAsync(cancellationToken);
        using var claims = TableOption.Open(arguments.GetRequiredValue(table), arguments.GetValue(Endpoint));
        var report = new ClaimReport(console, TimeProvider.System);
        var found = 0;
        foreach (var action in (arguments.GetValue(keys) ?? []).Select(static key => ClaimedAction.Of(HashIn(key))).Concat(actions.All))
        {
            var claim = await claims.Store.FindAsync(action.Key, cancellationToken);
            found += claim is null ? 0 : 1;
            report.Add(action, claim, isChange && claim is not null && await claims.Store.ForgetAsync(action.Key, cancellationToken));
        }

        if (found == 0 && !console.WritesJson)
        {
            console.Output.WriteLine(new Line().Add(actions.All.Count > 0 || !NeedsPayloads(arguments) ? "There is no claim." : "There is no claim: no rule requests a build or a notification for these payloads. The command explain says why."));
        }

        return found > 0 && areRead ? Success : Problems;
    }

    private static bool IsKey(string key) => HashIn(key) is { Length: KeyLength } hash && hash.All(char.IsAsciiHexDigit);

    /// <summary>Returns the key without the prefix that it has in the table.</summary>
    private static string HashIn(string key) => key.StartsWith(PrefixInTable, StringComparison.Ordinal) ? key[PrefixInTable.Length..] : key;
}
