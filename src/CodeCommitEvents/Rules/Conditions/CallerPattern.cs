using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents;

/// <summary>
/// A pattern for the caller of an event or the author of a pull request. A string is converted to a pattern for the whole ARN. In a
/// list, the last pattern that matches decides. A pattern that starts with <c>!</c> excludes callers.
/// </summary>
/// <remarks>
/// <para>Some events do not contain the part of the identity that the pattern needs: for example, they have no caller, or a unique id
/// instead of an ARN. For these events, the rule does not match, even if the condition is negated.</para>
/// <para>Whoever assumes a role chooses the name of the session, unless the trust policy of the role restricts the name. To protect a
/// rule, use patterns for roles, not for sessions.</para>
/// </remarks>
public sealed class CallerPattern
{
    private readonly CallerPart part;
    private readonly GlobPattern pattern;
    private readonly string words;

    private CallerPattern(CallerPart part, GlobPattern pattern, string words)
    {
        this.part = part;
        this.pattern = pattern;
        this.words = words;
    }

    /// <summary>Whether the pattern starts with <c>!</c> and therefore excludes callers.</summary>
    internal bool IsExclusion => pattern.IsExclusion;

    /// <summary>Creates a pattern for the whole ARN.</summary>
    /// <param name="pattern">The pattern, such as <c>arn:aws:sts::*:assumed-role/maintainers/*</c>.</param>
    /// <exception cref="ArgumentException">The pattern is invalid or cannot match an ARN. The message says why.</exception>
    public static implicit operator CallerPattern(string pattern) => Arn(pattern);

    /// <summary>
    /// Creates a pattern for the whole ARN. The ARN of a role (<c>arn:aws:iam::111122223333:role/path/maintainers</c>) stands for all
    /// sessions of the role, because a caller's ARN is the ARN of a session.
    /// </summary>
    /// <param name="pattern">The pattern, such as <c>arn:aws:sts::*:assumed-role/maintainers/*</c>.</param>
    /// <exception cref="ArgumentException">The pattern is invalid or cannot match an ARN. The message says why.</exception>
    public static CallerPattern Arn(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var parsed = GlobPattern.ParseItem(CallerArnPattern.ToSessions(pattern) ?? pattern);
        CallerArnPattern.Check(parsed, pattern);
        return new(CallerPart.Arn, parsed, pattern.TrimStart('!'));
    }

    /// <summary>Creates a pattern for the name of an IAM user. The name does not include the path.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="ArgumentException">The pattern is invalid, or no name matches it. The message says why.</exception>
    public static CallerPattern User(string pattern) => OfName(CallerPart.User, pattern);

    /// <summary>
    /// Creates a pattern for the name of a federated user. Whoever may call <c>GetFederationToken</c> chooses this name, so that it can
    /// be equal to the name of an IAM user. <see cref="User"/> does not match federated users.
    /// </summary>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="ArgumentException">The pattern is invalid, or no name matches it. The message says why.</exception>
    public static CallerPattern FederatedUser(string pattern) => OfName(CallerPart.FederatedUser, pattern);

    /// <summary>Creates a pattern for the name of the role that the caller assumed. The ARN of the role is also accepted, as in <see cref="Arn"/>.</summary>
    /// <param name="pattern">The pattern: <c>maintainers</c>, or <c>AWSReservedSSO_Maintainers_*</c> for a role of IAM Identity Center.</param>
    /// <exception cref="ArgumentException">The pattern is invalid, or no name matches it. The message says why.</exception>
    public static CallerPattern Role(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return CallerArnPattern.ToSessions(pattern) is null ? OfName(CallerPart.Role, pattern) : Arn(pattern);
    }

    /// <summary>Creates a pattern for the name of the role session, which is often an e-mail address or a user name.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="ArgumentException">The pattern is invalid, or no name matches it. The message says why.</exception>
    public static CallerPattern Session(string pattern) => OfName(CallerPart.Session, pattern);

    /// <summary>Creates a pattern for the account id of the caller, 12 digits.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="ArgumentException">The pattern is invalid, or no account matches it. The message says why.</exception>
    public static CallerPattern Account(string pattern) => Of(CallerPart.Account, PatternSubject.Account, pattern);

    /// <summary>Returns the pattern in words: <c>role maintainers</c>.</summary>
    public override string ToString() => part switch
    {
        CallerPart.User => $"user {words}",
        CallerPart.FederatedUser => $"federated user {words}",
        CallerPart.Role => $"role {words}",
        CallerPart.Session => $"session {words}",
        CallerPart.Account => $"account {words}",
        _ => words,
    };

    internal ConditionResult Test(Arn arn, CallerArnParts parts) => part switch
    {
        CallerPart.Arn when pattern.IsMatch(arn.Value) => ConditionResult.Match,
        CallerPart.Arn => arn.IsValid ? ConditionResult.NoMatch : ConditionResult.Indeterminate,
        CallerPart.User => Test(parts.Kind, parts.Kind is CallerKind.User, parts.Name),
        CallerPart.FederatedUser => Test(parts.Kind, parts.Kind is CallerKind.FederatedUser, parts.Name),
        CallerPart.Role => Test(parts.Kind, parts.Kind is CallerKind.AssumedRole, parts.Name),
        CallerPart.Session => Test(parts.Kind, parts.Kind is CallerKind.AssumedRole, parts.Session),
        _ => parts.Account.IsEmpty ? ConditionResult.Indeterminate : ConditionLogic.Of(pattern.IsMatch(parts.Account)),
    };

    private static CallerPattern OfName(CallerPart part, string pattern) => Of(part, PatternSubject.Principal, pattern);

    private static CallerPattern Of(CallerPart part, PatternSubject subject, string pattern)
    {
        var parsed = GlobPattern.ParseItem(pattern);
        subject.Check(pattern);
        return new(part, parsed, parsed.Text);
    }

    private ConditionResult Test(CallerKind kind, bool isKind, ReadOnlySpan<char> name) =>
        kind == CallerKind.Unknown || (isKind && name.IsEmpty) ? ConditionResult.Indeterminate : ConditionLogic.Of(isKind && pattern.IsMatch(name));
}

/// <summary>The part of an identity with which a pattern is compared.</summary>
internal enum CallerPart
{
    Arn,
    User,
    FederatedUser,
    Role,
    Session,
    Account,
}
