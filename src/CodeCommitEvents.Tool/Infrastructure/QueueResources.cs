using System.Text.Json.Nodes;

namespace CodeCommitEvents.Tool;

/// <summary>The queue of the function, its dead-letter queues, their alarms, and who can send messages.</summary>
internal static class QueueResources
{
    public const string Queue = nameof(Queue);
    public const string DeadLetterQueue = nameof(DeadLetterQueue);
    public const string DeliveryDeadLetterQueue = nameof(DeliveryDeadLetterQueue);
    public const string HasAlarmTopic = nameof(HasAlarmTopic);
    public const string AlarmTopic = "AlarmTopicArn";

    private const int FourDays = 345_600;

    /// <summary>The maximum.</summary>
    private const int FourteenDays = 1_209_600;

    /// <summary>As the documentation of Lambda recommends.</summary>
    private const int TimeoutsUntilRedelivery = 6;

    private const int MostDeliveries = 5;

    public static void Add(JsonObject template, int timeoutInSeconds)
    {
        var resources = template["Resources"]!.AsObject();
        resources[Queue] = Create(new()
        {
            ["MessageRetentionPeriod"] = FourDays,
            ["VisibilityTimeout"] = TimeoutsUntilRedelivery * timeoutInSeconds,
            ["RedrivePolicy"] = new JsonObject { ["deadLetterTargetArn"] = Cloud.Arn(DeadLetterQueue), ["maxReceiveCount"] = MostDeliveries },
        }, "Delete");
        AddDeadLetterQueue(template, DeadLetterQueue, "Messages whose builds were not started. Correct the cause, and move the messages back to the queue.");
        AddDeadLetterQueue(template, DeliveryDeadLetterQueue, "Messages that could not be delivered to the queue, for example because the key does not allow it.");
    }

    /// <summary>Adds the policies of the queues that get messages of services. Nobody else can send messages.</summary>
    /// <param name="resources">The resources of the template.</param>
    /// <param name="senders">The services that send messages, and the resources for which they send them. A policy has few statements, and a statement many resources.</param>
    public static string[] AddPolicies(JsonObject resources, IReadOnlyList<(string Sid, string Service, IReadOnlyList<string> Sources)> senders)
    {
        string[] queues = [Queue, DeliveryDeadLetterQueue];
        foreach (var queue in queues)
        {
            resources[$"{queue}Policy"] = Cloud.Resource("AWS::SQS::QueuePolicy", new()
            {
                ["Queues"] = new JsonArray(Cloud.Ref(queue)),
                ["PolicyDocument"] = Cloud.Policy([.. senders.Select(sender => Sender(queue, sender.Sid, sender.Service, sender.Sources))]),
            });
        }

        return [.. queues.Select(static queue => $"{queue}Policy")];
    }

    private static JsonObject Sender(string queue, string sid, string service, IEnumerable<string> sources)
    {
        var statement = Cloud.AllowService(sid, service, "sqs:SendMessage", Cloud.Arn(queue));
        var arns = sources.Select(static source => (JsonNode)(source == NotificationResources.Topic ? Cloud.Ref(source) : Cloud.Arn(source)));
        statement["Condition"] = new JsonObject { ["ArnEquals"] = new JsonObject { ["aws:SourceArn"] = new JsonArray([.. arns]) } };
        return statement;
    }

    private static void AddDeadLetterQueue(JsonObject template, string name, string description)
    {
        var resources = template["Resources"]!.AsObject();
        resources[name] = Create(new() { ["MessageRetentionPeriod"] = FourteenDays }, "Retain");
        resources[$"{name}Alarm"] = Alarm(name, description);
        template["Outputs"]![name] = Cloud.Output(description, Cloud.Ref(name));
    }

    private static JsonObject Create(JsonObject properties, string replacement)
    {
        properties["KmsMasterKeyId"] = Cloud.If(Cloud.HasKey, Cloud.Ref(Cloud.Key));
        properties["SqsManagedSseEnabled"] = Cloud.If(Cloud.HasKey, Cloud.Ref(Cloud.NoValue), true);
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
        ["AlarmActions"] = Cloud.If(HasAlarmTopic, new JsonArray(Cloud.Ref(AlarmTopic))),
    });
}
