using System.CommandLine;
using System.Text.Encodings.Web;

namespace CodeCommitEvents.Tool;

/// <summary>Prints a template with the infrastructure for rules: what delivers their events, and the role with the permissions that they need.</summary>
internal sealed class InfraCommand : ToolCommand
{
    private const string SamFormat = "sam";
    private const string CloudFormationFormat = "cloudformation";

    private static readonly string[] Samples =
    [
        "infra build-rules.json > template.json",
        "infra build-rules.json --format cloudformation --notifications payments-api --notifications payments-web",
        "infra appsettings.json --section CodeCommitEvents",
    ];

    private readonly RuleOptions rules;

    private readonly Option<string> format = new Option<string>("--format")
    {
        Description = "The format of the template. Default: sam",
        DefaultValueFactory = static _ => SamFormat,
    }.AcceptOnlyFromAmong(SamFormat, CloudFormationFormat);

    private readonly Option<string[]> notifications = new("--notifications")
    {
        Description = "A repository whose events come from a notification rule, which contains the text of comments. Repeat it for each repository. Without, EventBridge delivers all events, as in the regions without notification rules",
        HelpName = "REPOSITORY",
    };

    public InfraCommand(ToolConsole console)
        : base(console, "infra", "Print a template with the infrastructure for rules", Samples)
    {
        rules = RuleOptions.AddArgumentTo(this);
        Add(format);
        Add(notifications);
    }

    protected override string? ProblemOf(ParseResult arguments)
    {
        var sources = rules.SourcesOf(arguments);
        return UsageErrors.UnknownOption(sources.Files, this) ?? rules.ProblemOf(arguments) ?? (sources.Files.Count == 0 ? "infra needs RULES or --assembly" : null);
    }

    protected override async Task<int> RunAsync(ParseResult arguments, ToolConsole console, CancellationToken cancellationToken)
    {
        if (!RulesFile.TryRead(rules.SourcesOf(arguments), out var read, out var faults))
        {
            console.Errors.WriteLines(faults);
            return Problems;
        }

        var options = new StackOptions
        {
            Format = arguments.GetValue(format) == CloudFormationFormat ? StackFormat.CloudFormation : StackFormat.Sam,
            Repositories = arguments.GetValue(notifications) ?? [],
        };
        var template = new StackTemplate(read, options).Create();
        await console.Output.Writer.WriteLineAsync(template.ToJsonString(new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).AsMemory(), cancellationToken);
        return Success;
    }
}
