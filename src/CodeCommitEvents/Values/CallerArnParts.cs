namespace CodeCommitEvents.Events;

/// <summary>The parts of a caller's ARN as spans, so that comparing them does not allocate.</summary>
internal readonly ref struct CallerArnParts
{
    private const int AccountPart = 4;
    private const int ResourcePart = 5;

    private CallerArnParts(CallerKind kind, ReadOnlySpan<char> name = default, ReadOnlySpan<char> session = default, ReadOnlySpan<char> account = default)
    {
        Kind = kind;
        Name = name;
        Session = session;
        Account = account;
    }

    public CallerKind Kind { get; }

    /// <summary>The name of the user or role. Empty if it is unknown.</summary>
    public ReadOnlySpan<char> Name { get; }

    /// <summary>The session name of a role. Empty if there is none.</summary>
    public ReadOnlySpan<char> Session { get; }

    /// <summary>The account. Empty if it is unknown.</summary>
    public ReadOnlySpan<char> Account { get; }

    public static CallerArnParts Of(Arn arn) => arn.IsValid ? OfResource(arn.Span(ResourcePart), arn.Span(AccountPart)) : OfUniqueId(arn.Value);

    private static CallerArnParts OfResource(ReadOnlySpan<char> resource, ReadOnlySpan<char> account)
    {
        var slash = resource.IndexOf('/');
        var rest = resource[(slash + 1)..];
        return (slash < 0 ? resource : resource[..slash]) switch
        {
            "root" => new(CallerKind.Root, account: account),
            "user" when slash > 0 => new(CallerKind.User, rest[(rest.LastIndexOf('/') + 1)..], account: account),
            "federated-user" when slash > 0 => new(CallerKind.FederatedUser, rest, account: account),
            "assumed-role" when slash > 0 => OfSession(rest, '/', account),
            _ => new(CallerKind.Unknown, account: account),
        };
    }

    private static CallerArnParts OfSession(ReadOnlySpan<char> text, char separator, ReadOnlySpan<char> account)
    {
        var end = text.IndexOf(separator);
        return end < 0
            ? new(CallerKind.AssumedRole, text, account: account)
            : new(CallerKind.AssumedRole, text[..end], text[(end + 1)..], account);
    }

    /// <summary>Reads a unique id (<c>AIDA…</c> or <c>AROA…:session</c>), which does not contain a name. In pull request events of 2019, the author is a unique id.</summary>
    private static CallerArnParts OfUniqueId(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("AIDA", StringComparison.Ordinal))
        {
            return new(CallerKind.User);
        }

        return text.StartsWith("AROA", StringComparison.Ordinal)
            ? new(CallerKind.AssumedRole, session: OfSession(text, ':', default).Session)
            : default;
    }
}
