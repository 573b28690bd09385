using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Finds the errors in patterns for the names of AWS.</summary>
/// <remarks>
/// Sources: <see href="https://docs.aws.amazon.com/codecommit/latest/userguide/limits.html">quotas of CodeCommit</see>,
/// <see href="https://docs.aws.amazon.com/codebuild/latest/userguide/limits.html">quotas of CodeBuild</see>,
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">quotas of IAM</see>.
/// </remarks>
internal static class AwsNames
{
    private const int AccountLength = 12;
    private const string Placeholders = "\uE000\uE001\uE002";

    private static readonly CharacterSet RepositoryCharacters = new(CharacterSet.LettersAndDigits + "._-" + Placeholders);
    private static readonly CharacterSet ProjectCharacters = new(CharacterSet.LettersAndDigits + "_-" + Placeholders);
    private static readonly CharacterSet PrincipalCharacters = new(CharacterSet.LettersAndDigits + "_+=,.@-" + Placeholders);
    private static readonly CharacterSet RegionCharacters = new("abcdefghijklmnopqrstuvwxyz0123456789-" + Placeholders);

    public static string? ProblemOfRepository(string outline, string pattern) =>
        IsArn(outline) ? $"A repository is compared by its name, not by its ARN{Instead(LastPart(outline, ':'))}."
        : outline.Contains("://", StringComparison.Ordinal) ? $"A repository is compared by its name, not by its URL{Instead(LastPart(outline.TrimEnd('/'), '/'))}."
        : outline.EndsWith(".git", StringComparison.Ordinal) ? $"CodeCommit allows no name that ends with .git{Instead(outline[..^".git".Length])}."
        : Other(outline, RepositoryCharacters) is { } other ? $"The name of a repository has letters, digits, ., _ and -, but no {other}{Instead(outline.Trim(), outline)}."
        : null;

    public static string? ProblemOfProject(string outline, string pattern) =>
        IsArn(outline) ? $"A project is compared by its name, not by its ARN{Instead(LastPart(outline, '/'))}."
        : Other(outline, ProjectCharacters) is { } other ? $"The name of a project has letters, digits, - and _, but no {other}{Instead(outline.Trim(), outline)}."
        : null;

    public static string? ProblemOfPrincipal(string outline, string pattern) =>
        IsArn(outline) ? "This is an ARN. Pass it without CallerPattern, as a string; in JSON, as a text."
        : outline.Contains('/', StringComparison.Ordinal) ? $"Callers are compared by their name without its path{Instead(LastPart(outline, '/'))}."
        : Other(outline, PrincipalCharacters) is { } other ? $"A name in IAM has letters, digits and the characters +=,.@_-, but no {other}{Instead(outline.Trim(), outline)}."
        : null;

    public static string? ProblemOfAccount(string outline, string pattern)
    {
        var digits = 0;
        var others = 0;
        foreach (var character in outline)
        {
            digits += char.IsAsciiDigit(character) || character == PatternOutline.One ? 1 : 0;
            others += char.IsAsciiDigit(character) || character is >= PatternOutline.Any and <= PatternOutline.Folders ? 0 : 1;
        }

        if (others == 0 && (digits == AccountLength || (digits < AccountLength && PatternOutline.IsOpen(outline))))
        {
            return null;
        }

        var only = string.Concat(outline.Where(char.IsAsciiDigit));
        var meant = !PatternOutline.IsLiteral(outline) ? null
            : digits == AccountLength ? only
            : digits == AccountLength - 1 && others == 0 ? $"0{only}, if the leading zero was lost"
            : null;
        return $"The id of an account is {AccountLength} digits{(meant is null ? "" : $": write {meant}")}.";
    }

    public static string? ProblemOfRegion(string outline, string pattern)
    {
        var lower = outline.ToLowerInvariant();
        if (Other(lower, RegionCharacters) is { } other)
        {
            return $"A region has letters, digits and -, such as eu-west-1, but no {other}{Instead(lower.Trim(), lower)}.";
        }

        if (lower != outline)
        {
            return $"Regions are written in lower case{Instead(lower)}.";
        }

        var dash = outline.LastIndexOf('-');
        var isWhole = dash > 0 && dash + 1 < outline.Length && outline.AsSpan(dash + 1).IndexOfAnyExceptInRange('0', '9') < 0;
        return isWhole || !PatternOutline.IsLiteral(outline) ? null
            : $"A region ends with a number, such as eu-west-1. For all regions that start with {outline}, write {outline.TrimEnd('-')}-*.";
    }

    public static bool HasWhiteSpace(string outline)
    {
        foreach (var character in outline)
        {
            if (char.IsWhiteSpace(character))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the first character that is not allowed, in words. Null if there is none.</summary>
    public static string? Other(string outline, CharacterSet allowed) =>
        allowed.IndexOfOtherIn(outline) is >= 0 and var at ? Words(outline[at]) : null;

    /// <summary>Returns the end of a sentence with the text that was probably meant. Empty if this text is empty, is unchanged or has wildcards.</summary>
    public static string Instead(string meant, string? given = null) => meant.Length > 0 && meant != given && PatternOutline.IsLiteral(meant) ? $": write {meant}" : "";

    public static string Words(char character) => char.IsWhiteSpace(character) || char.IsControl(character) ? "white space" : character.ToString();

    private static bool IsArn(string outline) => outline.StartsWith("arn:", StringComparison.Ordinal);

    private static string LastPart(string text, char separator) => text[(text.LastIndexOf(separator) + 1)..];
}
