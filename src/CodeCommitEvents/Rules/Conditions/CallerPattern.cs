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
    private static readonly string[] Starts = ["arn:", "AIDA", "AROA"];

    private readonly CallerPart part;
    private readonly GlobPattern pattern;

    private CallerPattern(CallerPart part, string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        this.part = part;
        this.pattern = GlobPattern.ParseItem(pattern);
    }

    /// <summary>Whether the pattern can match an ARN or a unique id. A plain name cannot match either, so it is rejected as a mistake.</summary>
    private bool MayBeArn => pattern.Text != "*" && Array.Exists(Starts, start =>
        start.StartsWith(pattern.LiteralPrefix, StringComparison.Ordinal) || pattern.LiteralPrefix.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Whether the pattern starts with <c>!</c> and therefore excludes callers.</summary>
    internal bool IsExclusion => pattern.IsExclusion;

    /// <summary>Creates a pattern for the whole ARN.</summary>
    /// <param name="pattern">The pattern, such as <c>arn:aws:sts::*:assumed-role/maintainers/*</c>.</param>
    /// <exception cref="ArgumentException">The pattern is invalid or cannot match an ARN. The message says why.</exception>
    public static implicit operator CallerPattern(string pattern) => Arn(pattern);

    /// <summary>Creates a pattern for the whole ARN.</summary>
    /// <param name="pattern">The pattern, such as <c>arn:aws:sts::*:assumed-role/maintainers/*</c>.</param>
    /// <exception cref="ArgumentException">The pattern is invalid or cannot match an ARN. The message says why.</exception>
    public static CallerPattern Arn(string pattern)
    {
        var caller = new CallerPattern(CallerPart.Arn, pattern);
        return caller.MayBeArn
            ? caller
            : throw new ArgumentException($"No ARN matches '{pattern}'. For a role or a user, write CallerPattern.Role or CallerPattern.User, in JSON {{\"role\": …}} or {{\"user\": …}}. For everybody, write **.", nameof(pattern));
    }

    /// <summary>Creates a pattern for the name of an IAM user or a federated user. The name does not include the path.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="ArgumentException">The pattern is invalid. The message says where.</exception>
    public static CallerPattern User(string pattern) => new(CallerPart.User, pattern);

    /// <summary>Creates a pattern for the name of the role that the caller assumed.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="ArgumentException">The pattern is invalid. The message says where.</exception>
    public static CallerPattern Role(string pattern) => new(CallerPart.Role, pattern);

    /// <summary>Creates a pattern for the name of the role session, which is often an e-mail address or a user name.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="ArgumentException">The pattern is invalid. The message says where.</exception>
    public static CallerPattern Session(string pattern) => new(CallerPart.Session, pattern);

    /// <summary>Creates a pattern for the account id of the caller, 12 digits.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="ArgumentException">The pattern is invalid. The message says where.</exception>
    public static CallerPattern Account(string pattern) => new(CallerPart.Account, pattern);

    /// <summary>Returns the pattern in words: <c>role maintainers</c>.</summary>
    public override string ToString() => part switch
    {
        CallerPart.User => $"user {pattern.Text}",
        CallerPart.Role => $"role {pattern.Text}",
        CallerPart.Session => $"session {pattern.Text}",
        CallerPart.Account => $"account {pattern.Text}",
        _ => pattern.Text,
    };

    internal ConditionResult Test(Arn arn, CallerArnParts parts) => part switch
    {
        CallerPart.Arn when pattern.IsMatch(arn.Value) => ConditionResult.Match,
        CallerPart.Arn => arn.IsValid ? ConditionResult.NoMatch : ConditionResult.Indeterminate,
        CallerPart.User => Test(parts.Kind, parts.Kind is CallerKind.User or CallerKind.FederatedUser, parts.Name),
        CallerPart.Role => Test(parts.Kind, parts.Kind is CallerKind.AssumedRole, parts.Name),
        CallerPart.Session => Test(parts.Kind, parts.Kind is CallerKind.AssumedRole, parts.Session),
        _ => parts.Account.IsEmpty ? ConditionResult.Indeterminate : ConditionLogic.Of(pattern.IsMatch(parts.Account)),
    };

    private ConditionResult Test(CallerKind kind, bool isKind, ReadOnlySpan<char> name) =>
        kind == CallerKind.Unknown || (isKind && name.IsEmpty) ? ConditionResult.Indeterminate : ConditionLogic.Of(isKind && pattern.IsMatch(name));
}

/// <summary>The part of an identity with which a pattern is compared.</summary>
internal enum CallerPart
{
    Arn,
    User,
    Role,
    Session,
    Account,
}
