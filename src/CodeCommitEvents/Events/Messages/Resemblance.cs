using System.Text;
using System.Text.Json;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>Says why a message that could not be read looks like an event of CodeCommit or CodeBuild. Contains names, never values.</summary>
internal static class Resemblance
{
    private const int LargestName = 100;

    /// <summary>The number of known field names that make an object look like an event. One name alone, such as <c>commitId</c>, is common in other JSON.</summary>
    private const int EnoughFields = 2;

    private const int MostFields = 10;

    private static readonly string[] Services = ["CodeCommit", "CodeBuild"];

    /// <summary>The names of fields, without hyphens and in lower case, that other services do not use.</summary>
    private static readonly HashSet<string> Fields = new(StringComparer.Ordinal)
    {
        "repositoryname", "repositorynames", "repositoryid", "repositoryarn", "referencename", "referencefullname", "referencetype", "commitid",
        "oldcommitid", "calleruserarn", "pullrequestid", "pullrequeststatus", "sourcereference", "destinationreference", "sourcecommit",
        "destinationcommit", "mergeoption", "aftercommitid", "beforecommitid", "approvalstatus", "buildid", "buildstatus", "projectname",
        "completedphase", "completedphasestatus", "currentphase",
    };

    public static string? Of(ForeignEvent foreign)
    {
        // Events of other services, records of other event sources, and the API calls that CloudTrail records are not meant.
        var source = foreign.Source ?? "";
        var detailType = foreign.DetailType ?? "";
        var isOther = source.StartsWith("aws:", StringComparison.Ordinal) || detailType.StartsWith("AWS ", StringComparison.Ordinal)
            || (source.StartsWith("aws.", StringComparison.Ordinal) && source is not (EventCatalog.CodeCommitSource or EventCatalog.CodeBuildSource));
        if (isOther)
        {
            return null;
        }

        return Array.Exists(Services, service => detailType.StartsWith(service, StringComparison.Ordinal)) ? $"the detail type {Named(detailType)}"
            : NamesIn(foreign.Json) is { Count: >= EnoughFields } names ? $"the fields {string.Join(", ", names)}"
            : OfText(foreign.Json);
    }

    /// <summary>Returns a phrase if the text contains the source of an event, or the ARN of a repository or build.</summary>
    public static string? OfText(string text)
    {
        foreach (var service in Services)
        {
            var name = service.ToLowerInvariant();
            if (text.Contains($"aws.{name}", StringComparison.Ordinal) || text.Contains($":{name}:", StringComparison.Ordinal)
                || text.Contains($"AWS {service} repositor", StringComparison.Ordinal))
            {
                return $"a text that names {service}";
            }
        }

        return null;
    }

    /// <summary>Returns a phrase for an event of a service that is not known, or that lacks its required field.</summary>
    public static string OfEvent(string service, string? name, EventCatalogEntry? known) =>
        $"a {service} event {Named(name)} {(known?.RequiredField is { } field ? $"without {field}" : "that this version of the library does not know")}";

    /// <summary>Returns a name in quotes, without characters that would damage a log line.</summary>
    public static string Named(string? name) => $"\"{DisplayText.Escape(DisplayText.Shorten(name ?? "", LargestName))}\"";

    private static List<string> NamesIn(string json)
    {
        var names = new List<string>();
        try
        {
            using var tape = JsonTape.Read(Encoding.UTF8.GetBytes(json), JsonTape.AnyDepth);
            AddNames(tape.Root, names);
        }
        catch (JsonException)
        {
            // An event that was created in code can have any text in place of JSON.
        }

        return names;
    }

    private static void AddNames(JsonCursor value, List<string> names)
    {
        foreach (var item in value)
        {
            if (names.Count == MostFields)
            {
                return;
            }

            if (value.IsObject && Fields.Contains(Simple(item.Name)) && !names.Contains(item.Name))
            {
                names.Add(item.Name);
            }

            AddNames(item, names);
        }
    }

    private static string Simple(string name) =>
        name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
