using Amazon;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using CodeCommitEvents.Sns;

namespace TopicPolicy;

/// <summary>Explains whether services can publish to an SNS topic, and lets them publish.</summary>
internal static class TopicPolicyProgram
{
    public const string Usage = """
        Usage: TopicPolicy explain|allow TOPIC-ARN [--eventbridge] [--triggers] [--endpoint URL]

          explain        Prints why notification rules cannot publish to the topic. Changes nothing.
          allow          Adds the missing statements to the policy of the topic. All other statements stay as they are.
          --eventbridge  Also for EventBridge rules.
          --triggers     Also for triggers of CodeCommit repositories.
          --endpoint     The URL of an emulator.

        Exit codes: 0 the services can publish, 1 they cannot, 2 wrong usage, or SNS refused a call.
        """;

    private const int Success = 0;
    private const int Problems = 1;
    private const int Failure = 2;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (!TryParse(args, out var isChange, out var topic, out var publishers, out var endpoint))
        {
            await errors.WriteLineAsync(Usage);
            return Failure;
        }

        try
        {
            using var client = ClientOf(topic, endpoint);
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

            return problems.Count == 0 ? Success : Problems;
        }
        catch (Exception exception) when (exception is AmazonClientException or AmazonServiceException or ArgumentException)
        {
            await errors.WriteLineAsync(exception.Message);
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

    /// <summary>Creates a client in the region of the topic. An emulator on this computer needs no credentials.</summary>
    private static AmazonSimpleNotificationServiceClient ClientOf(string topic, Uri? endpoint)
    {
        var region = topic.Split(':') is [_, _, _, { Length: > 0 } part, ..] ? part : throw new ArgumentException("The text is not the ARN of a topic.", nameof(topic));
        return endpoint is null
            ? new(RegionEndpoint.GetBySystemName(region))
            : new(new BasicAWSCredentials("sample", "sample"), new AmazonSimpleNotificationServiceConfig { ServiceURL = endpoint.ToString(), AuthenticationRegion = region });
    }
}
