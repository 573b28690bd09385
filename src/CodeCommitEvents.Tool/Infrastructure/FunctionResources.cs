using System.Globalization;
using System.Text.Json.Nodes;

namespace CodeCommitEvents.Tool;

/// <summary>The function, its log group and its role.</summary>
internal static class FunctionResources
{
    /// <summary>The timeout of the function. It is shorter than the lease of a claim.</summary>
    public const int TimeoutInSeconds = 60;

    public const string LogRetention = "LogRetentionInDays";
    public const string CodeBucket = nameof(CodeBucket);
    public const string CodeKey = nameof(CodeKey);

    private const string LogGroup = nameof(LogGroup);
    private const string Role = nameof(Role);
    private const string RolePolicy = nameof(RolePolicy);
    private const string Function = nameof(Function);
    private const string Runtime = "dotnet10";
    private const string Handler = "LambdaFunction::LambdaFunction.Function::Handler";
    private const int MemorySize = 512;
    private const int BatchSize = 10;

    /// <summary>Without it, every response of the function deletes the whole batch.</summary>
    private const string FunctionResponseType = "ReportBatchItemFailures";

    /// <param name="resources">The resources of the template.</param>
    /// <param name="options">The options of the template.</param>
    /// <param name="statements">What the function may do.</param>
    public static void Add(JsonObject resources, StackOptions options, JsonArray statements)
    {
        // The logs say why a build was not started: they outlive the stack.
        resources[LogGroup] = Cloud.Resource("AWS::Logs::LogGroup", new() { ["RetentionInDays"] = Cloud.Ref(LogRetention) }, "Retain", "Retain");
        var function = new JsonObject
        {
            ["Description"] = "Starts the builds of the rules, each of them once.",
            ["Runtime"] = Runtime,
            ["Handler"] = Handler,
            ["MemorySize"] = MemorySize,
            ["Timeout"] = TimeoutInSeconds,
            ["LoggingConfig"] = new JsonObject { ["LogFormat"] = "Text", ["LogGroup"] = Cloud.Ref(LogGroup) },
            ["Environment"] = new JsonObject { ["Variables"] = Variables(options.Topics) },
        };
        AddRole(resources, statements);
        function["Role"] = Cloud.Arn(Role);
        if (options.Format == StackFormat.Sam)
        {
            AddSam(resources, function);
        }
        else
        {
            AddCloudFormation(resources, function);
        }
    }

    private static JsonObject Variables(IEnumerable<ChannelTopic> topics)
    {
        var variables = new JsonObject
        {
            ["CLAIMS_TABLE"] = Cloud.Ref(StackTemplate.Claims),
            ["FUNCTION_TIMEOUT"] = TimeoutInSeconds.ToString(CultureInfo.InvariantCulture),
            ["LOG_LEVEL"] = "Information",
        };
        foreach (var topic in topics)
        {
            variables[topic.Variable] = Cloud.Ref(topic.Topic);
        }

        return variables;
    }

    private static void AddSam(JsonObject resources, JsonObject function)
    {
        function["CodeUri"] = ".";
        function["Events"] = new JsonObject
        {
            ["Queue"] = new JsonObject
            {
                ["Type"] = "SQS",
                ["Properties"] = new JsonObject { ["Queue"] = Cloud.Arn(QueueResources.Queue), ["BatchSize"] = BatchSize, ["FunctionResponseTypes"] = new JsonArray(FunctionResponseType) },
            },
        };
        resources[Function] = Cloud.After(Cloud.Resource("AWS::Serverless::Function", function), RolePolicy);
    }

    /// <summary>The role is part of every format: SAM's own role would also allow to write to all logs and to read all queues.</summary>
    private static void AddRole(JsonObject resources, JsonArray statements)
    {
        statements.Add(Cloud.Allow("WriteLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], [Cloud.Sub($"arn:${{AWS::Partition}}:logs:${{AWS::Region}}:${{AWS::AccountId}}:log-group:${{{LogGroup}}}:*")]));
        statements.Add(Cloud.Allow("ReceiveMessages", ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"], [Cloud.Arn(QueueResources.Queue)]));
        resources[Role] = Cloud.Resource("AWS::IAM::Role", new()
        {
            ["Description"] = "What the function may do: what its rules need.",
            ["AssumeRolePolicyDocument"] = Cloud.Policy([new JsonObject { ["Effect"] = "Allow", ["Principal"] = new JsonObject { ["Service"] = "lambda.amazonaws.com" }, ["Action"] = "sts:AssumeRole" }]),
        });
        resources[RolePolicy] = Cloud.Resource("AWS::IAM::RolePolicy", new()
        {
            ["RoleName"] = Cloud.Ref(Role),
            ["PolicyName"] = "Rules",
            ["PolicyDocument"] = Cloud.Policy(statements),
        });
    }

    private static void AddCloudFormation(JsonObject resources, JsonObject function)
    {
        function["Code"] = new JsonObject { ["S3Bucket"] = Cloud.Ref(CodeBucket), ["S3Key"] = Cloud.Ref(CodeKey) };
        resources[Function] = Cloud.After(Cloud.Resource("AWS::Lambda::Function", function), RolePolicy);
        resources["QueueOfFunction"] = Cloud.Resource("AWS::Lambda::EventSourceMapping", new()
        {
            ["EventSourceArn"] = Cloud.Arn(QueueResources.Queue),
            ["FunctionName"] = Cloud.Ref(Function),
            ["BatchSize"] = BatchSize,
            ["FunctionResponseTypes"] = new JsonArray(FunctionResponseType),
        });
    }
}
