using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Patterns for the ARNs of callers, which can also be the ARN of a role.</summary>
internal static class CallerArnPattern
{
    private const int ColonCount = 5;
    private const string IdentityCenterPrefix = "AWSReservedSSO_";

    private static readonly string[] Starts = ["arn:", "AIDA", "AROA"];

    /// <summary>
    /// Converts the ARN of a role to a pattern for its sessions: <c>arn:aws:iam::1:role/path/name</c> becomes
    /// <c>arn:aws:sts::1:assumed-role/name/**</c>, because the ARN of a session does not contain the path. Returns null for all other texts.
    /// </summary>
    /// <exception cref="ArgumentException">The path restricts the roles, but the ARNs of sessions do not contain it.</exception>
    public static string? ToSessions(string pattern)
    {
        var exclusion = pattern is ['!', ..] ? "!" : "";
        var parts = pattern[exclusion.Length..].Split(':', ColonCount + 1);
        if (parts is not ["arn", var partition, "iam", "", var account, ['r', 'o', 'l', 'e', '/', .. var role]])
        {
            return null;
        }

        var slash = role.LastIndexOf('/');
        var name = role[(slash + 1)..];
        if (name.Length == 0)
        {
            throw new ArgumentException($"The ARN '{pattern}' has no name of a role.", nameof(pattern));
        }

        // Names of roles are unique in an account, whatever their path is. Therefore, the path says nothing more about a whole name.
        return slash < 0 || name.AsSpan().IndexOfAny("*?[{") < 0 || role[..slash] is "*" or "**" || name.StartsWith(IdentityCenterPrefix, StringComparison.Ordinal)
            ? $"{exclusion}arn:{partition}:sts::{account}:assumed-role/{name}/**"
            : throw new ArgumentException(
                $"The path in '{pattern}' cannot be compared, because the ARN of a caller contains the name of the role without its path. Write the whole name of the role, or write role/{name}.", nameof(pattern));
    }

    /// <summary>Checks that a caller can have an ARN or a unique id that matches the pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="given">The text of the rule, for the message.</param>
    /// <exception cref="ArgumentException">No caller has such an ARN or unique id.</exception>
    public static void Check(GlobPattern pattern, string given)
    {
        if (pattern.Text == "*" || !MayStart(pattern))
        {
            throw new ArgumentException(
                $"No ARN matches '{given}'. For a role or a user, write CallerPattern.Role or CallerPattern.User, in JSON {{\"role\": …}} or {{\"user\": …}}. For everybody, write **.", nameof(given));
        }

        var arn = new Arn(pattern.LiteralPrefix);
        if (!pattern.IsLiteral || !arn.IsValid)
        {
            return;
        }

        var caller = CallerArnParts.Of(arn);
        if (caller.Kind == CallerKind.Unknown)
        {
            throw new ArgumentException($"No caller has the ARN '{given}'. Callers are users, federated users, sessions of roles, and the root user. For a role, write its ARN or CallerPattern.Role.", nameof(given));
        }

        if (caller is { Kind: CallerKind.AssumedRole, Session.IsEmpty: true })
        {
            throw new ArgumentException($"No caller has the ARN '{given}', because the name of a session follows the name of the role. For all sessions, write {given}/**.", nameof(given));
        }
    }

    private static bool MayStart(GlobPattern pattern)
    {
        foreach (var start in Starts)
        {
            if (pattern.LiteralPrefix.StartsWith(start, StringComparison.Ordinal) || (!pattern.IsLiteral && start.StartsWith(pattern.LiteralPrefix, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
