using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents;

/// <summary>
/// A pattern for who acted or who opened a pull request. A text is one for the whole ARN. Where several are given, the
/// last that matches decides, and one that starts with <c>!</c> takes out again.
/// </summary>
/// <remarks>
/// What the event does not tell of a caller (an old event without one, a unique id in place of an ARN) never lets a rule
/// match, neither with such a pattern nor with its contrary. Session names are chosen by whoever assumes the role, unless
/// the role's trust policy forbids it: guard with roles, not with sessions.
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

    /// <summary>Whether an ARN, or a unique id in its place, may match: a plain name is a slip that would guard nothing.</summary>
    private bool MayBeArn => pattern.Text != "*" && Array.Exists(Starts, start =>
        start.StartsWith(pattern.LiteralPrefix, StringComparison.Ordinal) || pattern.LiteralPrefix.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Whether it takes out.</summary>
    internal bool IsExclusion => pattern.IsExclusion;

    /// <summary>The whole ARN, as <c>arn:aws:sts::*:assumed-role/maintainers/*</c>.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="ArgumentException"><paramref name="pattern"/> is a bad pattern; the message says where.</exception>
    public static implicit operator CallerPattern(string pattern) => Arn(pattern);

    /// <summary>The whole ARN, as <c>arn:aws:sts::*:assumed-role/maintainers/*</c>.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="ArgumentException"><paramref name="pattern"/> is a bad pattern; the message says where.</exception>
    public static CallerPattern Arn(string pattern)
    {
        var caller = new CallerPattern(CallerPart.Arn, pattern);
        return caller.MayBeArn
            ? caller
            : throw new ArgumentException($"No ARN matches '{pattern}'. For a role or a user write CallerPattern.Role or CallerPattern.User, in JSON {{\"role\": …}} or {{\"user\": …}}; ** is anybody.", nameof(pattern));
    }

    /// <summary>An IAM or federated user by name, without the user's path.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="ArgumentException"><paramref name="pattern"/> is a bad pattern; the message says where.</exception>
    public static CallerPattern User(string pattern) => new(CallerPart.User, pattern);

    /// <summary>Whoever assumed the role with this name.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="ArgumentException"><paramref name="pattern"/> is a bad pattern; the message says where.</exception>
    public static CallerPattern Role(string pattern) => new(CallerPart.Role, pattern);

    /// <summary>A session of any role by its name: often an e-mail address or a user's name.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="ArgumentException"><paramref name="pattern"/> is a bad pattern; the message says where.</exception>
    public static CallerPattern Session(string pattern) => new(CallerPart.Session, pattern);

    /// <summary>Anybody of the account, 12 digits.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="ArgumentException"><paramref name="pattern"/> is a bad pattern; the message says where.</exception>
    public static CallerPattern Account(string pattern) => new(CallerPart.Account, pattern);

    /// <summary>The pattern in words: <c>role maintainers</c>.</summary>
    public override string ToString() => part switch
    {
        CallerPart.User => $"user {pattern.Text}",
        CallerPart.Role => $"role {pattern.Text}",
        CallerPart.Session => $"session {pattern.Text}",
        CallerPart.Account => $"account {pattern.Text}",
        _ => pattern.Text,
    };

    internal ConditionResult Test(Arn arn, CallerParts parts) => part switch
    {
        CallerPart.Arn when pattern.IsMatch(arn.Value) => ConditionResult.Match,
        CallerPart.Arn => arn.IsValid ? ConditionResult.NoMatch : ConditionResult.Indeterminate,
        CallerPart.User => Test(parts.Kind, parts.Kind is CallerKind.User or CallerKind.FederatedUser, parts.Name),
        CallerPart.Role => Test(parts.Kind, parts.Kind is CallerKind.AssumedRole, parts.Name),
        CallerPart.Session => Test(parts.Kind, parts.Kind is CallerKind.AssumedRole, parts.Session),
        _ => parts.Account.IsEmpty ? ConditionResult.Indeterminate : ConditionResults.Of(pattern.IsMatch(parts.Account)),
    };

    private ConditionResult Test(CallerKind kind, bool isKind, ReadOnlySpan<char> name) =>
        kind == CallerKind.Unknown || (isKind && name.IsEmpty) ? ConditionResult.Indeterminate : ConditionResults.Of(isKind && pattern.IsMatch(name));
}

/// <summary>Which part of an identity a pattern is for.</summary>
internal enum CallerPart
{
    Arn,
    User,
    Role,
    Session,
    Account,
}
