using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodeCommitEvents.Tool;

/// <summary>Prints a template with the infrastructure for rules: what delivers their events, and the role with the permissions that they need.</summary>
internal sealed class InfraCommand : ToolCommand
{
    private static readonly string[] Samples =
    [
        "infra build-rules.json > template.yaml",
        "infra build-rules.json --format cloudformation --notifications payments-api --notifications payments-web --topic payments-team",
        "infra build-rules.json --format terraform-json > main.tf.json",
        "infra appsettings.json --section CodeCommitEvents",
        "infra --assembly bin/Release/net10.0/LambdaFunction.dll --notifications payments-api",
    ];

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions OneLine = new(Readable) { WriteIndented = false };

    private readonly RuleOptions rules;

    private static readonly Dictionary<string, StackFormat> Formats = new(StringComparer.Ordinal)
    {
        ["sam"] = StackFormat.Sam,
        ["cloudformation"] = StackFormat.CloudFormation,
        ["terraform-json"] = StackFormat.TerraformJson,
    };

    private readonly Option<string> format = new("--format")
    {
        Description = $"The format of the template: {string.Join(", ", Formats.Keys)}. Default: sam",
        HelpName = "FORMAT",
        CompletionSources = { static _ => Formats.Keys },
    };

    private readonly Option<string[]> notifications = new("--notifications")
    {
        Description = "A repository whose events come from a notification rule, which contains the text of comments. Repeat it for each repository. Without, EventBridge delivers all events, as in the regions without notification rules",
        HelpName = "REPOSITORY",
    };

    private readonly Option<string[]> topics = new("--topic")
    {
        Description = "A channel of the rules that is an SNS topic of its own. The function gets its ARN in the environment variable CHANNEL_TOPIC. Repeat it for each channel",
        HelpName = "CHANNEL",
    };

    public InfraCommand(ToolConsole console)
        : base(console, "infra", "Print a template with the infrastructure for rules", Samples)
    {
        rules = RuleOptions.AddArgumentTo(this);
        Add(format);
        Add(notifications);
        Add(topics);
    }

    protected override string? ProblemOf(ParseResult arguments)
    {
        var sources = rules.SourcesOf(arguments);
        return UsageErrors.UnknownOption(sources.Files, this) ?? rules.ProblemOf(arguments) ?? (sources.Files.Count == 0 ? "infra needs RULES or --assembly" : null)
            ?? (arguments.GetValue(format) is { } word ? UsageErrors.UnknownValue("format", word, Formats.Keys) : null);
    }

    protected override async Task<int> RunAsync(ParseResult arguments, ToolConsole console, CancellationToken cancellationToken)
    {
        var sources = rules.SourcesOf(arguments);
        if (!RulesFile.TryRead(sources, out var read, out var faults) || !RulesFile.TryReadPolicies(sources, out var policies, out faults))
        {
            console.Errors.WriteLines(faults);
            return Problems;
        }

        var options = new StackOptions
        {
            Format = arguments.GetValue(format) is { } word ? Formats[word] : StackFormat.Sam,
            Repositories = [.. (arguments.GetValue(notifications) ?? []).Distinct(StringComparer.Ordinal)],
            Topics = [.. (arguments.GetValue(topics) ?? []).Distinct(StringComparer.Ordinal).Select(static channel => new ChannelTopic(channel))],
            Policies = policies ?? [],
        };
        if (StackProblems.Of(read, options) is { } problem)
        {
            UsageErrors.Write(problem, this, console.Errors);
            return WrongUsage;
        }

        var template = new StackTemplate(read, options).Create();
        string[] exceeded = [.. StackNotes.ExceededQuotas(template)];
        foreach (var note in StackNotes.Of(read, options).Concat(exceeded))
        {
            console.Errors.WriteLine(new Line().Add(note, Ink.Yellow));
        }

        await console.Output.Writer.WriteAsync(TextOf(template, options.Format, console.WritesJson).AsMemory(), cancellationToken);
        return exceeded.Length == 0 ? Success : Problems;
    }

    private static string TextOf(JsonObject template, StackFormat format, bool isOneLine)
    {
        var written = format == StackFormat.TerraformJson ? new TerraformTemplate(template).Create() : template;
        return isOneLine ? $"{written.ToJsonString(OneLine)}\n"
            : format == StackFormat.TerraformJson ? $"{written.ToJsonString(Readable)}\n"
            : YamlText.Write(written);
    }
}
