using System.CommandLine;
using CodeCommitEvents.Events;
using CodeCommitEvents.Sns;

namespace CodeCommitEvents.Tool;

/// <summary>Explains whether services can publish to an SNS topic, or lets them publish.</summary>
internal sealed class TopicCommand : ToolCommand
{
    private const string Example = "arn:aws:sns:eu-central-1:111122223333:events";

    private readonly Argument<string> topic = new("ARN") { Description = $"The ARN of the topic, such as {Example}" };
    private readonly Option<bool> eventBridge = new("--eventbridge") { Description = "Also for EventBridge rules" };
    private readonly Option<bool> triggers = new("--triggers") { Description = "Also for triggers of CodeCommit repositories" };
    private readonly Option<Uri> endpoint = UrlOption.Endpoint();

    private readonly bool isChange;

    public TopicCommand(ToolConsole console, bool isChange)
        : base(
            console,
            isChange ? "allow" : "explain",
            isChange ? "Add the missing statements to the policy of a topic; all other statements stay as they are" : "Print why notification rules cannot publish to a topic, and change nothing",
            isChange ? [$"topic allow {Example} --eventbridge"] : [$"topic explain {Example}"])
    {
        this.isChange = isChange;
        Add(topic);
        Add(eventBridge);
        Add(triggers);
        Add(endpoint);
        if (isChange)
        {
            Aliases.Add("fix");
        }
    }

    /// <returns>0 if the services can publish, 1 if they cannot, 2 if SNS refused a call.</returns>
    protected override async Task<int> RunAsync(ParseResult arguments, ToolConsole console, CancellationToken cancellationToken)
    {
        var publishers = SnsPublishers.NotificationRules;
        publishers |= arguments.GetValue(eventBridge) ? SnsPublishers.EventBridge : publishers;
        publishers |= arguments.GetValue(triggers) ? SnsPublishers.Triggers : publishers;
        try
        {
            return await RunAsync(arguments.GetRequiredValue(topic), publishers, arguments.GetValue(endpoint), console, cancellationToken);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            console.Errors.WriteLine(new Line().Add(exception.Message));
            return WrongUsage;
        }
    }

    private async Task<int> RunAsync(string arn, SnsPublishers publishers, Uri? url, ToolConsole console, CancellationToken cancellationToken)
    {
        using var client = Clients.Sns(url, RegionOf(arn));
        var policy = new SnsTopicPolicy(client);
        var result = isChange ? await policy.AllowAsync(arn, publishers, cancellationToken) : null;
        var problems = result?.Problems ?? await policy.ExplainAsync(arn, publishers, cancellationToken);
        if (console.WritesJson)
        {
            WriteJson(console.Output.Writer, arn, result, problems);
        }
        else
        {
            WriteText(console.Output, publishers, result, problems);
        }

        return problems.Count == 0 ? Success : Problems;
    }

    private static void WriteJson(TextWriter output, string arn, SnsTopicPolicyResult? result, ValueList<SnsTopicPolicyProblem> problems) => JsonLine.Write(output, json =>
    {
        json.WriteString("topic", arn);
        json.WriteTruth("changed", result?.IsChanged);
        json.WriteStartArray("problems");
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("publishers", problem.Publishers.ToString());
            json.WriteString("problem", problem.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private void WriteText(Screen output, SnsPublishers publishers, SnsTopicPolicyResult? result, ValueList<SnsTopicPolicyProblem> problems)
    {
        if (result is not null)
        {
            output.WriteLine(new Line().Add(result.IsChanged ? "The policy was changed." : "The policy was not changed."));
        }

        foreach (var problem in problems)
        {
            output.WriteLine(new Line().Add($"{problem.Publishers}: {problem}"));
        }

        if (problems.Count == 0)
        {
            output.WriteLine(new Line().Add($"{publishers} can publish to the topic."));
        }
        else if (!isChange)
        {
            output.WriteLine(new Line().Add("The command topic allow, with the same options, adds the missing statements."));
        }
    }

    private static string RegionOf(string topic) =>
        new Arn(topic).Region is { Length: > 0 } region ? region : throw new FormatException($"The text is not the ARN of a topic, such as {Example}.");
}
