using System.Text.Json.Nodes;

namespace CodeCommitEvents.Tool;

/// <summary>The words of a CloudFormation template.</summary>
internal static class Cloud
{
    public static JsonObject Ref(string name) => new() { ["Ref"] = name };

    public static JsonObject Attribute(string resource, string name) => new() { ["Fn::GetAtt"] = new JsonArray(resource, name) };

    public static JsonObject Arn(string resource) => Attribute(resource, "Arn");

    public static JsonObject Sub(string text) => new() { ["Fn::Sub"] = text };

    public static JsonObject If(string condition, JsonNode then, JsonNode otherwise) => new() { ["Fn::If"] = new JsonArray(condition, then, otherwise) };

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

    public static JsonObject Policy(JsonArray statements) => new() { ["Version"] = "2012-10-17", ["Statement"] = statements };

    public static JsonObject Allow(string sid, IEnumerable<string> actions, JsonArray resources) => new()
    {
        ["Sid"] = sid,
        ["Effect"] = "Allow",
        ["Action"] = new JsonArray([.. actions.Select(static action => (JsonNode)action)]),
        ["Resource"] = resources,
    };
}
