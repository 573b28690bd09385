using Amazon.Runtime;
using CodeCommitEvents.Events;
using CodeCommitEvents.Sns;

namespace Replay;

/// <summary>Explains whether services can publish to an SNS topic, and lets them publish.</summary>
internal static class TopicCommand
{
    public const string Usage = """
        Usage: dotnet run --project samples/Replay -- topic explain|allow TOPIC-ARN [--eventbridge] [--triggers] [--endpoint URL]

          explain        print why notification rules cannot publish to the topic, and change nothing
          allow          add the missing statements to the policy of the topic; all other statements stay as they are
          --eventbridge  also for EventBridge rules
          --triggers     also for triggers of CodeCommit repositories
          --endpoint     the URL of an emulator

        Exit code: 0 the services can publish; 1 they cannot; 2 wrong usage, or SNS refused a call.
        """;

    private const int Success = 0;
    private const int Problems = 1;
    private const int Failure = 2;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (args is ["--help"])
        {
            await output.WriteLineAsync(Usage);
            return Success;
        }

        if (!TryParse(args, out var isChange, out var topic, out var publishers, out var endpoint))
        {
            await errors.WriteLineAsync(Usage);
            return Failure;
        }

        try
        {
            using var client = Clients.Sns(endpoint, RegionOf(topic));
            var policy = new SnsTopicPolicy(client);
            var result = isChange ? await policy.AllowAsync(topic, publishers, cancellationToken) : null;
            var problems = result?.Problems ?? await policy.ExplainAsync(topic, publishers, cancellationToken);
            if (result is not null)
            {
                await output.WriteLineAsync(result.IsChanged ? "The policy was changed." : "The policy was not changed.");
            }

            foreach (var problem in problems)
            {
                await output.WriteLineAsync($"{problem.Publishers}: {problem}");
            }

            if (problems.Count == 0)
            {
                await output.WriteLineAsync($"{publishers} can publish to the topic.");
            }
            else if (!isChange)
            {
                await output.WriteLineAsync("The command topic allow, with the same options, adds the missing statements.");
            }

            return problems.Count == 0 ? Success : Problems;
        }
        catch (Exception exception) when (exception is AmazonClientException or AmazonServiceException or ArgumentException or FormatException)
        {
            await errors.WriteLineAsync(Terminal.Printable(exception.Message));
            return Failure;
        }
    }

    private static bool TryParse(string[] args, out bool isChange, out string topic, out SnsPublishers publishers, out Uri? endpoint)
    {
        (isChange, topic, publishers, endpoint) = (false, "", SnsPublishers.NotificationRules, null);
        if (args is not ["explain" or "allow", var arn, ..])
        {
            return false;
        }

        (isChange, topic) = (args[0] == "allow", arn);
        for (var index = 2; index < args.Length; index++)
        {
            switch (args[index])
            {
                case "--eventbridge":
                    publishers |= SnsPublishers.EventBridge;
                    break;
                case "--triggers":
                    publishers |= SnsPublishers.Triggers;
                    break;
                case "--endpoint" when index + 1 < args.Length && Uri.TryCreate(args[++index], UriKind.Absolute, out endpoint):
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static string RegionOf(string topic) =>
        new Arn(topic).Region is { Length: > 0 } region ? region : throw new FormatException("The text is not the ARN of a topic, such as arn:aws:sns:eu-central-1:111122223333:events.");
}
