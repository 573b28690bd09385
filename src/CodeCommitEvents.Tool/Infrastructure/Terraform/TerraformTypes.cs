namespace CodeCommitEvents.Tool;

/// <summary>The types of resources that a stack has.</summary>
internal static class TerraformTypes
{
    private static readonly TerraformProperty Redrive = new("redrive_policy", TerraformShape.Document);

    private static readonly Dictionary<string, TerraformType> Types = new(StringComparer.Ordinal)
    {
        ["AWS::CloudWatch::Alarm"] = new("aws_cloudwatch_metric_alarm")
        {
            NameAttribute = "alarm_name",
            Properties = Of(("Dimensions", new("dimensions", TerraformShape.Map))),
        },
        ["AWS::CodeStarNotifications::NotificationRule"] = new("aws_codestarnotifications_notification_rule")
        {
            NameAttribute = "name",
            Properties = Of(("Name", new("name", TerraformShape.None)), ("Targets", new("target", TerraformShape.Block) { Names = Names(("TargetType", "type"), ("TargetAddress", "address")) })),
        },
        ["AWS::DynamoDB::Table"] = new("aws_dynamodb_table", "name")
        {
            NameAttribute = "name",
            Properties = Of(
                ("AttributeDefinitions", new("attribute", TerraformShape.Block) { Names = Names(("AttributeName", "name"), ("AttributeType", "type")) }),
                ("KeySchema", new("hash_key", TerraformShape.OnlyItem) { Item = "AttributeName" }),
                ("TimeToLiveSpecification", new("ttl", TerraformShape.Block))),
        },
        ["AWS::Events::Rule"] = new("aws_cloudwatch_event_rule", "name")
        {
            NameAttribute = "name",
            Properties = Of(
                ("EventPattern", new("event_pattern", TerraformShape.Document)),
                ("Targets", new("rule", TerraformShape.Resources)
                {
                    Type = new("aws_cloudwatch_event_target") { Properties = Of(("Id", new("target_id")), ("DeadLetterConfig", new("dead_letter_config", TerraformShape.Block))) },
                })),
        },
        // The names of roles are those of the account, so that a stack in another region cannot have the same.
        ["AWS::IAM::Role"] = new("aws_iam_role", "name")
        {
            NameAttribute = "name_prefix",
            Properties = Of(("AssumeRolePolicyDocument", new("assume_role_policy", TerraformShape.Document))),
        },
        ["AWS::IAM::RolePolicy"] = new("aws_iam_role_policy")
        {
            Properties = Of(("RoleName", new("role")), ("PolicyName", new("name")), ("PolicyDocument", new("policy", TerraformShape.Document))),
        },
        ["AWS::Lambda::EventSourceMapping"] = new("aws_lambda_event_source_mapping"),
        ["AWS::Lambda::Function"] = new("aws_lambda_function", "function_name")
        {
            NameAttribute = "function_name",
            Properties = Of(
                ("Code", new("", TerraformShape.Attributes)),
                ("Environment", new("environment", TerraformShape.Block)),
                ("LoggingConfig", new("logging_config", TerraformShape.Block))),
        },
        ["AWS::Logs::LogGroup"] = new("aws_cloudwatch_log_group", "name") { NameAttribute = "name_prefix", RetainAttribute = "skip_destroy" },
        ["AWS::SNS::Subscription"] = new("aws_sns_topic_subscription")
        {
            Properties = Of(("RedrivePolicy", Redrive), ("FilterPolicy", new("filter_policy", TerraformShape.Document))),
        },
        ["AWS::SNS::Topic"] = new("aws_sns_topic", "arn") { NameAttribute = "name" },
        ["AWS::SNS::TopicPolicy"] = new("aws_sns_topic_policy")
        {
            Properties = Of(("Topics", new("arn", TerraformShape.OnlyItem)), ("PolicyDocument", new("policy", TerraformShape.Document))),
        },
        ["AWS::SQS::Queue"] = new("aws_sqs_queue", "url")
        {
            NameAttribute = "name",
            Attributes = Names(("QueueName", "name")),
            Properties = Of(("MessageRetentionPeriod", new("message_retention_seconds")), ("VisibilityTimeout", new("visibility_timeout_seconds")), ("RedrivePolicy", Redrive)),
        },
        ["AWS::SQS::QueuePolicy"] = new("aws_sqs_queue_policy")
        {
            Properties = Of(("Queues", new("queue_url", TerraformShape.OnlyItem)), ("PolicyDocument", new("policy", TerraformShape.Document))),
        },
    };

    /// <summary>Returns what a type of CloudFormation is in Terraform.</summary>
    public static TerraformType Get(string type) => Types[type];

    private static Dictionary<string, TerraformProperty> Of(params (string Name, TerraformProperty Property)[] properties) =>
        properties.ToDictionary(static property => property.Name, static property => property.Property, StringComparer.Ordinal);

    private static Dictionary<string, string> Names(params (string CloudFormation, string Terraform)[] names) =>
        names.ToDictionary(static name => name.CloudFormation, static name => name.Terraform, StringComparer.Ordinal);
}
