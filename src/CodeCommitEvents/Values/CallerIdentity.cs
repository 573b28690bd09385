using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>The IAM principal that a caller's ARN identifies.</summary>
/// <remarks>
/// Format: <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html">IAM identifiers</see>.
/// In pull request events of 2019, the author is a unique id, not an ARN.
/// </remarks>
[JsonConverter(typeof(JsonRecordConverter<CallerIdentity>))]
public readonly record struct CallerIdentity : IJsonRecord<CallerIdentity>
{
    /// <summary>The kind of principal. Default: <see cref="CallerKind.Unknown"/>.</summary>
    public CallerKind Kind { get; init; }

    /// <summary>The name of the user or role, without its path. Null for the root user and for unique ids.</summary>
    public string? Name { get; init; }

    /// <summary>The session name of an assumed role, often an e-mail address, an instance id or a user name. Null for other principals.</summary>
    public string? SessionName { get; init; }

    /// <summary>The name to display: <see cref="SessionName"/>, otherwise <see cref="Name"/>, otherwise <c>root</c> for the root user. Null if none of these is known.</summary>
    public string? DisplayName => SessionName ?? Name ?? (Kind == CallerKind.Root ? "root" : null);

    static CallerIdentity IJsonRecord<CallerIdentity>.Read(in JsonCursor value) => new()
    {
        Kind = Enum.TryParse<CallerKind>(value.TakeRequiredString("kind"u8), out var kind) ? kind : throw new JsonException("The kind of the caller is unknown."),
        Name = value.TakeString("name"u8),
        SessionName = value.TakeString("sessionName"u8),
    };

    void IJsonRecord<CallerIdentity>.Write(FieldWriter writer)
    {
        writer.Text("kind", Kind.ToString());
        writer.Text("name", Name);
        writer.Text("sessionName", SessionName);
    }

    internal static CallerIdentity Of(Arn arn)
    {
        var parts = CallerArnParts.Of(arn);
        return new()
        {
            Kind = parts.Kind,
            Name = parts.Name.IsEmpty ? null : parts.Name.ToString(),
            SessionName = parts.Session.IsEmpty ? null : parts.Session.ToString(),
        };
    }
}
