using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodeCommitEvents.Tool;

/// <summary>The words of a CloudFormation template.</summary>
internal static class Cloud
{
    /// <summary>The condition that a customer managed key encrypts the queues and topics.</summary>
    public const string HasKey = nameof(HasKey);

    /// <summary>The parameter with the customer managed key.</summary>
    public const string Key = "KmsKeyArn";

    /// <summary>The value of a property that is left out.</summary>
    public const string NoValue = "AWS::NoValue";

    public static JsonObject Ref(string name) => new() { ["Ref"] = name };

    public static JsonObject Attribute(string resource, string name) => new() { ["Fn::GetAtt"] = new JsonArray(resource, name) };

    public static JsonObject Arn(string resource) => Attribute(resource, "Arn");

    public static JsonObject Sub(string text) => new() { ["Fn::Sub"] = text };

    public static JsonObject If(string condition, JsonNode then, JsonNode otherwise) => new() { ["Fn::If"] = new JsonArray(condition, then, otherwise) };

    /// <summary>The value if a condition is met. Otherwise, the property is left out.</summary>
    public static JsonObject If(string condition, JsonNode then) => If(condition, then, Ref(NoValue));

    /// <summary>The condition that a parameter is not empty.</summary>
    public static JsonObject IsGiven(string parameter) => new() { ["Fn::Not"] = new JsonArray(new JsonObject { ["Fn::Equals"] = new JsonArray(Ref(parameter), "") }) };

    /// <param name="description">What the parameter means.</param>
    /// <param name="value">The default value, a text or a number. Null if there is none.</param>
    public static JsonObject Parameter(string description, JsonNode? value = null)
    {
        var parameter = new JsonObject { ["Type"] = value?.GetValueKind() == JsonValueKind.Number ? "Number" : "String", ["Description"] = description };
        if (value is not null)
        {
            parameter["Default"] = value;
        }

        return parameter;
    }

    public static JsonObject Output(string description, JsonNode value) => new() { ["Description"] = description, ["Value"] = value };

    /// <param name="type">The type, such as <c>AWS::SQS::Queue</c>.</param>
    /// <param name="properties">The properties.</param>
    /// <param name="deletion">What happens when the stack is deleted. Null for the default.</param>
    /// <param name="replacement">What happens to the old resource when it is replaced. Null for the default.</param>
    public static JsonObject Resource(string type, JsonObject properties, string? deletion = null, string? replacement = null)
    {
        var resource = new JsonObject { ["Type"] = type };
        if (deletion is not null)
        {
            resource["DeletionPolicy"] = deletion;
            resource["UpdateReplacePolicy"] = replacement;
        }

        resource["Properties"] = properties;
        return resource;
    }

    /// <summary>Returns the resource, which is created after others.</summary>
    public static JsonObject After(JsonObject resource, params string[] others)
    {
        resource.Insert(1, "DependsOn", new JsonArray([.. others.Select(static other => (JsonNode)other)]));
        return resource;
    }

    /// <summary>Returns the resource, which exists only if a condition is met.</summary>
    public static JsonObject When(string condition, JsonObject resource)
    {
        resource.Insert(1, "Condition", condition);
        return resource;
    }

    /// <summary>A topic. Without a key, it is not encrypted: with <c>alias/aws/sns</c>, notification rules could not publish to it.</summary>
    public static JsonObject Topic() => Resource("AWS::SNS::Topic", new() { ["KmsMasterKeyId"] = If(HasKey, Ref(Key)) });

    public static JsonObject Policy(JsonArray statements) => new() { ["Version"] = "2012-10-17", ["Statement"] = statements };

    public static JsonObject Allow(string sid, IEnumerable<string> actions, JsonArray resources) => new()
    {
        ["Sid"] = sid,
        ["Effect"] = "Allow",
        ["Action"] = new JsonArray([.. actions.Select(static action => (JsonNode)action)]),
        ["Resource"] = resources,
    };

    /// <summary>Allows a service to do something.</summary>
    public static JsonObject AllowService(string sid, string service, string action, JsonNode resource) => new()
    {
        ["Sid"] = sid,
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject { ["Service"] = service },
        ["Action"] = action,
        ["Resource"] = resource,
    };
}
