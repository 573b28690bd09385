namespace CodeCommitEvents.Values;

/// <summary>Who a caller's ARN names.</summary>
/// <remarks>
/// Forms: <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html">IAM identifiers</see>.
/// Pull request events of 2019 name their author by a unique id instead of an ARN.
/// </remarks>
public readonly record struct CallerIdentity
{
    /// <summary>The kind of principal; <see cref="CallerKind.Unknown"/> by default.</summary>
    public CallerKind Kind { get; init; }

    /// <summary>The name of the user or of the role, without its path. Null for root and for unique ids.</summary>
    public string? Name { get; init; }

    /// <summary>The session of an assumed role: often an e-mail address, an instance id or a user's name. Else null.</summary>
    public string? SessionName { get; init; }

    /// <summary>A name for people: the session of a role, else the user's name, else <c>root</c>. Null where nothing is known.</summary>
    public string? DisplayName => SessionName ?? Name ?? (Kind == CallerKind.Root ? "root" : null);

    internal static CallerIdentity Of(Arn arn) => arn.IsValid ? OfResource(arn.Resource ?? "") : OfUniqueId(arn.Text);

    private static CallerIdentity OfResource(string resource)
    {
        var slash = resource.IndexOf('/', StringComparison.Ordinal);
        var rest = resource[(slash + 1)..];
        return (slash < 0 ? resource : resource[..slash]) switch
        {
            "root" => new() { Kind = CallerKind.Root },
            "user" when slash > 0 => new() { Kind = CallerKind.User, Name = rest[(rest.LastIndexOf('/') + 1)..] },
            "federated-user" when slash > 0 => new() { Kind = CallerKind.FederatedUser, Name = rest },
            "assumed-role" when slash > 0 => OfSession(rest, '/'),
            _ => default,
        };
    }

    private static CallerIdentity OfSession(string text, char separator)
    {
        var end = text.IndexOf(separator, StringComparison.Ordinal);
        return new()
        {
            Kind = CallerKind.AssumedRole,
            Name = end < 0 ? text : text[..end],
            SessionName = end < 0 ? null : text[(end + 1)..],
        };
    }

    private static CallerIdentity OfUniqueId(string text) => text switch
    {
        _ when text.StartsWith("AIDA", StringComparison.Ordinal) => new() { Kind = CallerKind.User },
        _ when text.StartsWith("AROA", StringComparison.Ordinal) => OfSession(text, ':') with { Name = null },
        _ => default,
    };
}
