using System.Globalization;
using System.Text.Json.Nodes;
using CodeCommitEvents.Subscriptions;

namespace CodeCommitEvents.Tool;

/// <summary>
/// Creates a template of CloudFormation for a function with a set of rules: the queue with its dead-letter queues and alarms, what delivers the events that the rules need,
/// the table of claims, and the role with the permissions that the rules need.
/// </summary>
internal sealed class StackTemplate(BuildRules rules, StackOptions options)
{
    /// <summary>The table of claims.</summary>
    public const string Claims = nameof(Claims);

    /// <summary>The numbers of days that CloudWatch Logs knows.</summary>
    private static readonly int[] Retentions = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    private readonly BuildRules delivered = DeliveredRules.Of(rules, options.Policies);
    private readonly JsonObject resources = [];

    public JsonObject Create()
    {
        var template = new JsonObject { ["AWSTemplateFormatVersion"] = "2010-09-09" };
        if (options.Format == StackFormat.Sam)
        {
            template["Transform"] = "AWS::Serverless-2016-10-31";
        }

        template["Description"] = "Starts CodeBuild builds for events of CodeCommit. Created from the rules by codecommit-events infra.";
        template["Parameters"] = Parameters();
        template["Conditions"] = new JsonObject { [Cloud.HasKey] = Cloud.IsGiven(Cloud.Key), [QueueResources.HasAlarmTopic] = Cloud.IsGiven(QueueResources.AlarmTopic) };
        template["Resources"] = resources;
        template["Outputs"] = new JsonObject();
        FunctionResources.Add(resources, options, Statements());
        AddClaims();
        QueueResources.Add(template, FunctionResources.TimeoutInSeconds);
        AddEvents();
        foreach (var topic in options.Topics)
        {
            TopicResources.Add(template, topic);
        }

        return template;
    }

    private JsonObject Parameters()
    {
        var parameters = new JsonObject
        {
            [Cloud.Key] = Cloud.Parameter("The customer managed key that encrypts the queues and topics. Without a key, SQS encrypts the queues with its own key.", ""),
            [QueueResources.AlarmTopic] = Cloud.Parameter("The topic that the alarms notify when builds were not started. Without a topic, the alarms are visible only in the console.", ""),
            [FunctionResources.LogRetention] = Cloud.Parameter("After how many days the logs of the function are deleted.", 90),
        };
        parameters[Cloud.Key]!["AllowedPattern"] = "(arn:[a-z0-9-]+:kms:[a-z0-9-]+:[0-9]{12}:key/.+)?";
        parameters[FunctionResources.LogRetention]!["AllowedValues"] = new JsonArray([.. Retentions.Select(static days => (JsonNode)days)]);
        if (options.Format != StackFormat.Sam)
        {
            parameters[FunctionResources.CodeBucket] = Cloud.Parameter("The bucket of the function's code.");
            parameters[FunctionResources.CodeKey] = Cloud.Parameter("The key of the function's code in the bucket, a zip file.");
        }

        return parameters;
    }

    private void AddEvents()
    {
        var hasNotifications = options.Repositories.Count > 0;
        var senders = new List<(string Sid, string Service, IReadOnlyList<string> Sources)>();
        var eventRules = new List<string>();
        var patterns = delivered.ToEventPatterns(source: hasNotifications ? "aws.codebuild" : null);
        for (var index = 0; index < patterns.Count; index++)
        {
            var number = (index + 1).ToString(CultureInfo.InvariantCulture);
            resources[$"EventRule{number}"] = Cloud.Resource("AWS::Events::Rule", new()
            {
                ["Description"] = hasNotifications ? "The events of builds that the rules need." : "The events of repositories and builds that the rules need. They do not contain the text of comments.",
                ["EventPattern"] = JsonNode.Parse(patterns[index]),
                ["Targets"] = new JsonArray(new JsonObject
                {
                    ["Id"] = "Queue",
                    ["Arn"] = Cloud.Arn(QueueResources.Queue),
                    ["DeadLetterConfig"] = new JsonObject { ["Arn"] = Cloud.Arn(QueueResources.DeliveryDeadLetterQueue) },
                }),
            });
            eventRules.Add($"EventRule{number}");
        }

        if (eventRules.Count > 0)
        {
            senders.Add(("Events", "events.amazonaws.com", eventRules));
        }

        if (hasNotifications)
        {
            NotificationResources.Add(resources, delivered, options.Repositories);
            senders.Add(("Notifications", "sns.amazonaws.com", [NotificationResources.Topic]));
        }

        var policies = QueueResources.AddPolicies(resources, senders);
        if (hasNotifications)
        {
            NotificationResources.AddSubscription(resources, delivered, policies);
        }
    }

    private void AddClaims() => resources[Claims] = Cloud.Resource("AWS::DynamoDB::Table", new()
    {
        ["BillingMode"] = "PAY_PER_REQUEST",
        ["AttributeDefinitions"] = new JsonArray(new JsonObject { ["AttributeName"] = "Key", ["AttributeType"] = "S" }),
        ["KeySchema"] = new JsonArray(new JsonObject { ["AttributeName"] = "Key", ["KeyType"] = "HASH" }),
        ["TimeToLiveSpecification"] = new JsonObject { ["AttributeName"] = "ExpiresAt", ["Enabled"] = true },
    }, "Delete", "Delete");

    /// <summary>The permissions of the function: those that the rules need, and those for its topics, the table of claims and the key.</summary>
    private JsonArray Statements()
    {
        var statements = new JsonArray();
        foreach (var statement in rules.RequiredPermissions(options.Permissions))
        {
            statements.Add(Cloud.Allow(statement.Sid, statement.Actions, [.. statement.Resources.Select(static arn => (JsonNode)Cloud.Sub(arn))]));
        }

        if (TopicResources.Permission(options.Topics) is { } publish)
        {
            statements.Add(publish);
        }

        // To read messages of the queue, and to publish to encrypted topics.
        IEnumerable<string> keyActions = options.Topics.Count > 0 ? ["kms:Decrypt", "kms:GenerateDataKey"] : ["kms:Decrypt"];
        statements.Add(Cloud.Allow("KeepClaims", ["dynamodb:DeleteItem", "dynamodb:UpdateItem"], [Cloud.Arn(Claims)]));
        statements.Add(Cloud.If(Cloud.HasKey, Cloud.Allow("UseKey", keyActions, [Cloud.Ref(Cloud.Key)])));
        return statements;
    }
}
