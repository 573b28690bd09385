using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>The account, region, time and resource beside an event whose envelope does not have them, for example because an input transformer removed them.</summary>
internal sealed record Surroundings(string? Account, string? Region, DateTimeOffset? Time, Arn? Resource)
{
    /// <summary>Reads the fields of the object around the content, or of an object beside the content. Returns <paramref name="outer"/> if there are none.</summary>
    public static Surroundings? Around(JsonCursor value, JsonCursor content, Surroundings? outer)
    {
        var found = Of(value);
        Dictionary<string, int>? last = null;
        foreach (var sibling in value)
        {
            // Of several properties with the same name, only the last one counts.
            if (sibling.IsObject && sibling.RawNameUtf8 != content.RawNameUtf8 && sibling.IsAt((last ??= value.LastProperties())[sibling.Name]))
            {
                found = Merged(found, Of(sibling));
            }
        }

        return Merged(found, outer);
    }

    /// <summary>Reads the fields of an object. Does not take them, so that they stay where they were received.</summary>
    public static Surroundings? Of(JsonCursor value)
    {
        var account = TextOf(value, "account"u8);
        var region = TextOf(value, "region"u8);
        var time = AwsTimestamp.Parse(TextOf(value, "time"u8));
        var resource = FirstOf(value.Find("resources"u8));
        return account is null && region is null && time is null && resource is null ? null : new(account, region, time, resource);
    }

    /// <summary>Returns the first values, completed with the second values.</summary>
    public static Surroundings? Merged(Surroundings? first, Surroundings? second) =>
        first is null ? second
        : second is null ? first
        : new(first.Account ?? second.Account, first.Region ?? second.Region, first.Time ?? second.Time, first.Resource ?? second.Resource);

    /// <summary>Completes the input of an event: first from the ARN of its build or repository, then from its surroundings.</summary>
    public static EventReadContext Complete(in EventReadContext input, Surroundings? surroundings)
    {
        if (input is { Account: not null, Region: not null, Time: not null, Resource: not null })
        {
            return input;
        }

        var resource = input.Resource ?? surroundings?.Resource;
        var arn = input.Detail.Find("build-id"u8) is { IsString: true } build ? new Arn(build.GetString()) : resource;
        return input with
        {
            Account = input.Account ?? arn?.Account ?? surroundings?.Account,
            Region = input.Region ?? arn?.Region ?? surroundings?.Region,
            Time = input.Time ?? surroundings?.Time,
            Resource = resource,
        };
    }

    private static string? TextOf(JsonCursor value, in FieldName name) =>
        value.Find(name) is { Type: JsonTokenType.String or JsonTokenType.Number } found ? found.AsText() : null;

    private static Arn? FirstOf(JsonCursor resources)
    {
        foreach (var resource in resources)
        {
            return resource.IsString ? new Arn(resource.GetString()) : null;
        }

        return null;
    }
}
