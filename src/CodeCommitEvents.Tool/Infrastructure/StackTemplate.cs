using System.Text.Json.Nodes;
using CodeCommitEvents.Subscriptions;

namespace CodeCommitEvents.Tool;

/// <summary>
/// Creates a template of CloudFormation for a function with a set of rules: the queue with its dead-letter queues and alarms, what delivers the events that the rules need,
/// the table of claims, and the role with the permissions that the rules need.
/// </summary>
internal sealed class StackTemplate(BuildRules rules, StackOptions options)
{
    private const string Account = "${AWS::AccountId}";
    private const int TimeoutInSeconds = 60;

    private readonly JsonObject resources = [];

    public JsonObject Create()
    {
        AddQueues();
        AddEvents();
        AddClaims();
        FunctionResources.Add(resources, options.Format, TimeoutInSeconds, Statements());
        var template = new JsonObject { ["AWSTemplateFormatVersion"] = "2010-09-09" };
        if (options.Format == StackFormat.Sam)
        {
            template["Transform"] = "AWS::Serverless-2016-10-31";
        }

        template["Description"] = "Starts CodeBuild builds for events of CodeCommit. Created from the rules by codecommit-events infra.";
        template["Parameters"] = Parameters();
        template["Conditions"] = new JsonObject
        {
            ["HasKey"] = Not(Equal("KmsKeyArn")),
            ["HasAlarmTopic"] = Not(Equal("AlarmTopicArn")),
        };
        template["Resources"] = resources;
        return template;

        static JsonObject Equal(string parameter) => new() { ["Fn::Equals"] = new JsonArray(Cloud.Ref(parameter), "") };

        static JsonObject Not(JsonObject condition) => new() { ["Fn::Not"] = new JsonArray(condition) };
    }

    private JsonObject Parameters()
    {
        var parameters = new JsonObject
        {
            ["KmsKeyArn"] = Text("", "The customer managed key that encrypts the queues and the topic. Without a key, SQS encrypts the queues with its own key."),
            ["AlarmTopicArn"] = Text("", "The topic that the alarms notify. Without a topic, the alarms are visible only in the console."),
            ["LogRetentionInDays"] = new JsonObject { ["Type"] = "Number", ["Default"] = 90, ["Description"] = "After how many days the logs of the function are deleted." },
        };
        if (options.Format == StackFormat.CloudFormation)
        {
            parameters["CodeBucket"] = Text(null, "The bucket of the function's code.");
            parameters["CodeKey"] = Text(null, "The key of the function's code in the bucket, a zip file.");
        }

        return parameters;

        static JsonObject Text(string? value, string description)
        {
            var parameter = new JsonObject { ["Type"] = "String" };
            if (value is not null)
            {
                parameter["Default"] = value;
            }

            parameter["Description"] = description;
            return parameter;
        }
    }

    private void AddQueues()
    {
        resources["Queue"] = Queue(new()
        {
            ["MessageRetentionPeriod"] = 345_600,
            ["VisibilityTimeout"] = 6 * TimeoutInSeconds,
            ["RedrivePolicy"] = new JsonObject { ["deadLetterTargetArn"] = Cloud.Arn("DeadLetterQueue"), ["maxReceiveCount"] = 5 },
        }, "Delete");
        foreach (var (name, description) in new[] { ("DeadLetterQueue", "Messages whose builds were not started."), ("DeliveryDeadLetterQueue", "Messages that could not be delivered to the queue.") })
        {
            resources[name] = Queue(new() { ["MessageRetentionPeriod"] = 1_209_600 }, "Retain");
            resources[$"{name}Alarm"] = Alarm(name, description);
        }
    }

    private static JsonObject Queue(JsonObject properties, string replacement)
    {
        properties["KmsMasterKeyId"] = Cloud.If("HasKey", Cloud.Ref("KmsKeyArn"), Cloud.Ref("AWS::NoValue"));
        properties["SqsManagedSseEnabled"] = Cloud.If("HasKey", Cloud.Ref("AWS::NoValue"), true);
        return Cloud.Resource("AWS::SQS::Queue", properties, "Delete", replacement);
    }

    private static JsonObject Alarm(string queue, string description) => Cloud.Resource("AWS::CloudWatch::Alarm", new()
    {
        ["AlarmDescription"] = description,
        ["Namespace"] = "AWS/SQS",
        ["MetricName"] = "ApproximateNumberOfMessagesVisible",
        ["Dimensions"] = new JsonArray(new JsonObject { ["Name"] = "QueueName", ["Value"] = Cloud.Attribute(queue, "QueueName") }),
        ["Statistic"] = "Maximum",
        ["Period"] = 60,
        ["EvaluationPeriods"] = 1,
        ["Threshold"] = 0,
        ["ComparisonOperator"] = "GreaterThanThreshold",
        ["TreatMissingData"] = "notBreaching",
        ["AlarmActions"] = Cloud.If("HasAlarmTopic", new JsonArray(Cloud.Ref("AlarmTopicArn")), Cloud.Ref("AWS::NoValue")),
    });

    private void AddEvents()
    {
        var senders = new JsonArray();
        var patterns = options.Repositories.Count > 0 ? rules.ToEventPatterns(source: "aws.codebuild") : rules.ToEventPatterns();
        for (var index = 0; index < patterns.Count; index++)
        {
            var name = $"EventRule{index + 1}";
            resources[name] = Cloud.Resource("AWS::Events::Rule", new()
            {
                ["EventPattern"] = JsonNode.Parse(patterns[index]),
                ["Targets"] = new JsonArray(new JsonObject { ["Id"] = "Queue", ["Arn"] = Cloud.Arn("Queue"), ["DeadLetterConfig"] = new JsonObject { ["Arn"] = Cloud.Arn("DeliveryDeadLetterQueue") } }),
            });
            senders.Add(Sender($"Events{index + 1}", "events.amazonaws.com", Cloud.Arn(name)));
        }

        if (options.Repositories.Count > 0)
        {
            NotificationResources.Add(resources, rules, options.Repositories);
            senders.Add(Sender("Notifications", "sns.amazonaws.com", Cloud.Ref("Topic")));
        }

        resources["QueuePolicy"] = Cloud.Resource("AWS::SQS::QueuePolicy", new()
        {
            ["Queues"] = new JsonArray(Cloud.Ref("Queue"), Cloud.Ref("DeliveryDeadLetterQueue")),
            ["PolicyDocument"] = Cloud.Policy(senders),
        });
    }

    private static JsonObject Sender(string sid, string service, JsonNode source) => new()
    {
        ["Sid"] = sid,
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject { ["Service"] = service },
        ["Action"] = "sqs:SendMessage",
        ["Resource"] = new JsonArray(Cloud.Arn("Queue"), Cloud.Arn("DeliveryDeadLetterQueue")),
        ["Condition"] = new JsonObject { ["ArnEquals"] = new JsonObject { ["aws:SourceArn"] = source } },
    };

    private void AddClaims() => resources["Claims"] = Cloud.Resource("AWS::DynamoDB::Table", new()
    {
        ["BillingMode"] = "PAY_PER_REQUEST",
        ["AttributeDefinitions"] = new JsonArray(new JsonObject { ["AttributeName"] = "Key", ["AttributeType"] = "S" }),
        ["KeySchema"] = new JsonArray(new JsonObject { ["AttributeName"] = "Key", ["KeyType"] = "HASH" }),
        ["TimeToLiveSpecification"] = new JsonObject { ["AttributeName"] = "ExpiresAt", ["Enabled"] = true },
    }, "Delete", "Delete");

    /// <summary>The permissions of the function: those that the rules need, and those for the table of claims and the key.</summary>
    private JsonArray Statements()
    {
        var statements = new JsonArray();
        foreach (var statement in rules.RequiredPermissions(options.Permissions with { Partition = "${AWS::Partition}", Region = "${AWS::Region}", Account = Account }))
        {
            statements.Add(Cloud.Allow(statement.Sid, statement.Actions, [.. statement.Resources.Select(static arn => (JsonNode)Cloud.Sub(arn))]));
        }

        statements.Add(Cloud.Allow("KeepClaims", ["dynamodb:DeleteItem", "dynamodb:UpdateItem"], [Cloud.Arn("Claims")]));
        statements.Add(Cloud.If("HasKey", Cloud.Allow("UseKey", ["kms:Decrypt"], [Cloud.Ref("KmsKeyArn")]), Cloud.Ref("AWS::NoValue")));
        return statements;
    }
}
