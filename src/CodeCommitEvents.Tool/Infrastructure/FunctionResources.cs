using System.Text.Json.Nodes;

namespace CodeCommitEvents.Tool;

/// <summary>The function, its log group and its role.</summary>
internal static class FunctionResources
{
    private const string Runtime = "dotnet10";
    private const string Handler = "LambdaFunction::LambdaFunction.Function::Handler";
    private const int MemorySize = 512;
    private const int BatchSize = 10;

    public static void Add(JsonObject resources, StackFormat format, int timeoutInSeconds, JsonArray statements)
    {
        // The logs say why a build was not started: they outlive the stack.
        resources["LogGroup"] = Cloud.Resource("AWS::Logs::LogGroup", new() { ["RetentionInDays"] = Cloud.Ref("LogRetentionInDays") }, "Retain", "Retain");
        var function = new JsonObject
        {
            ["Runtime"] = Runtime,
            ["Handler"] = Handler,
            ["MemorySize"] = MemorySize,
            ["Timeout"] = timeoutInSeconds,
            ["LoggingConfig"] = new JsonObject { ["LogGroup"] = Cloud.Ref("LogGroup") },
            ["Environment"] = new JsonObject { ["Variables"] = new JsonObject { ["CLAIMS_TABLE"] = Cloud.Ref("Claims") } },
        };
        if (format == StackFormat.Sam)
        {
            AddSam(resources, function, statements);
        }
        else
        {
            AddCloudFormation(resources, function, statements);
        }
    }

    private static void AddSam(JsonObject resources, JsonObject function, JsonArray statements)
    {
        function["CodeUri"] = ".";
        function["Events"] = new JsonObject
        {
            ["Queue"] = new JsonObject
            {
                ["Type"] = "SQS",
                ["Properties"] = new JsonObject { ["Queue"] = Cloud.Arn("Queue"), ["BatchSize"] = BatchSize, ["FunctionResponseTypes"] = new JsonArray("ReportBatchItemFailures") },
            },
        };
        function["Policies"] = new JsonArray(Cloud.Policy(statements));
        resources["Function"] = Cloud.Resource("AWS::Serverless::Function", function);
    }

    private static void AddCloudFormation(JsonObject resources, JsonObject function, JsonArray statements)
    {
        statements.Add(Cloud.Allow("WriteLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], [Cloud.Arn("LogGroup")]));
        statements.Add(Cloud.Allow("ReceiveMessages", ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"], [Cloud.Arn("Queue")]));
        resources["Role"] = Cloud.Resource("AWS::IAM::Role", new()
        {
            ["AssumeRolePolicyDocument"] = Cloud.Policy([new JsonObject { ["Effect"] = "Allow", ["Principal"] = new JsonObject { ["Service"] = "lambda.amazonaws.com" }, ["Action"] = "sts:AssumeRole" }]),
            ["Policies"] = new JsonArray(new JsonObject { ["PolicyName"] = "Rules", ["PolicyDocument"] = Cloud.Policy(statements) }),
        });
        function["Code"] = new JsonObject { ["S3Bucket"] = Cloud.Ref("CodeBucket"), ["S3Key"] = Cloud.Ref("CodeKey") };
        function["Role"] = Cloud.Arn("Role");
        resources["Function"] = Cloud.Resource("AWS::Lambda::Function", function);
        resources["QueueOfFunction"] = Cloud.Resource("AWS::Lambda::EventSourceMapping", new()
        {
            ["EventSourceArn"] = Cloud.Arn("Queue"),
            ["FunctionName"] = Cloud.Ref("Function"),
            ["BatchSize"] = BatchSize,
            ["FunctionResponseTypes"] = new JsonArray("ReportBatchItemFailures"),
        });
    }
}
