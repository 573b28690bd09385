using System.Text.Json;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Sns;

/// <summary>A statement of a policy. Says whether the statement applies to a service that publishes to the topic: yes, no, or null for unknown.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">IAM JSON policy elements</see>.</remarks>
internal sealed class PolicyStatement(JsonElement statement, int number)
{
    private const string Publish = "sns:Publish";

    /// <summary>The id of the statement in quotes, or its number.</summary>
    public string Name => Text("Sid") is { Length: > 0 } sid ? $"\"{sid}\"" : $"number {number}";

    public string? Sid => Text("Sid");

    public bool IsDeny => Text("Effect") == "Deny";

    public bool IsAllow => Text("Effect") == "Allow";

    /// <summary>The keys of the conditions, in order.</summary>
    public IEnumerable<string> ConditionKeys => Conditions().Select(static condition => condition.Key).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the statement is about publishing to the topic by the service, if its conditions are met.</summary>
    public bool IsAbout(PolicyPublisher publisher, Arn topic) =>
        HasPrincipal(publisher.ServicePrincipal)
        && Is("Action", "NotAction", Publish)
        && Is("Resource", "NotResource", topic.Value);

    /// <summary>Whether the conditions of a statement that allows are met. Null if AWS does not document what the service sends.</summary>
    public bool? AreMet(PolicyPublisher publisher, Arn topic)
    {
        bool? all = true;
        foreach (var (test, key, values) in Conditions())
        {
            var isSimple = IsOneOf(test, "StringEquals", "StringEqualsIgnoreCase", "StringLike", "ArnEquals", "ArnLike", "Bool");
            var met = isSimple ? publisher.Sends(key, values, topic) : null;
            all = met == false || all == false ? false : met is null ? null : all;
        }

        return all;
    }

    /// <summary>Whether the conditions of a statement that denies are met. AWS services use TLS, and are services.</summary>
    public bool? AreDenied()
    {
        bool? all = true;
        foreach (var (test, key, values) in Conditions())
        {
            var isHarmless = IsOneOf(test, "Bool", "BoolIfExists") && IsOneOf(key, "aws:SecureTransport", "aws:PrincipalIsAWSService") && values is ["false" or "False"];
            all = isHarmless || all == false ? false : null;
        }

        return all;
    }

    private static bool IsOneOf(string text, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (text.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static List<string> Texts(JsonElement value)
    {
        var texts = new List<string>();
        foreach (var item in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value])
        {
            texts.Add(item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText());
        }

        return texts;
    }

    private static bool Names(JsonElement principal, string service) =>
        principal.ValueKind == JsonValueKind.String ? principal.GetString() == "*"
        : principal.ValueKind == JsonValueKind.Object && principal.EnumerateObject().Any(kind =>
            kind.Name switch
            {
                "Service" => Texts(kind.Value).Exists(name => PolicyPattern.IsMatch(name, service)),
                "AWS" => Texts(kind.Value).Contains("*", StringComparer.Ordinal),
                _ => false,
            });

    private bool HasPrincipal(string service) =>
        statement.TryGetProperty("Principal", out var principal) ? Names(principal, service)
        : statement.TryGetProperty("NotPrincipal", out var others) && !Names(others, service);

    private bool Is(string name, string opposite, string value) =>
        statement.TryGetProperty(name, out var patterns) ? Texts(patterns).Exists(pattern => PolicyPattern.IsMatch(pattern, value))
        : !statement.TryGetProperty(opposite, out var others) || !Texts(others).Exists(pattern => PolicyPattern.IsMatch(pattern, value));

    private string? Text(string name) => statement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private IEnumerable<(string Test, string Key, IReadOnlyList<string> Values)> Conditions()
    {
        if (!statement.TryGetProperty("Condition", out var tests) || tests.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var test in tests.EnumerateObject())
        {
            foreach (var key in test.Value.ValueKind == JsonValueKind.Object ? test.Value.EnumerateObject().ToArray() : [])
            {
                yield return (test.Name, key.Name, Texts(key.Value));
            }
        }
    }
}
