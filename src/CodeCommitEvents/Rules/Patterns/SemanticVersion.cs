namespace CodeCommitEvents.Rules;

/// <summary>Recognizes versions: <c>1.2.3</c>, <c>1.2.3-rc1</c>, <c>1.2.3+build.5</c>.</summary>
/// <remarks>Grammar: <see href="https://semver.org/spec/v2.0.0.html">Semantic Versioning 2.0.0</see>.</remarks>
internal static class SemanticVersion
{
    private const int NumberCount = 3;

    /// <param name="text">The text, without a prefix such as <c>v</c>.</param>
    /// <param name="isPrerelease">Whether the version is a pre-release, such as <c>1.2.3-rc1</c>.</param>
    /// <returns>Whether the text is a version.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out bool isPrerelease)
    {
        isPrerelease = false;
        if (text.IndexOf('+') is >= 0 and var plus)
        {
            if (!AreIdentifiers(text[(plus + 1)..], allowLeadingZeros: true))
            {
                return false;
            }

            text = text[..plus];
        }

        if (text.IndexOf('-') is >= 0 and var dash)
        {
            if (!AreIdentifiers(text[(dash + 1)..], allowLeadingZeros: false))
            {
                return false;
            }

            isPrerelease = true;
            text = text[..dash];
        }

        var count = 0;
        for (var isMore = true; isMore; count++)
        {
            isMore = TryCut(ref text, out var number);
            if (!IsNumber(number))
            {
                return false;
            }
        }

        return count == NumberCount;
    }

    private static bool AreIdentifiers(ReadOnlySpan<char> text, bool allowLeadingZeros)
    {
        for (var isMore = true; isMore;)
        {
            isMore = TryCut(ref text, out var identifier);
            var isNumeric = identifier.IndexOfAnyExceptInRange('0', '9') < 0;
            if (identifier.IsEmpty || !IsIdentifier(identifier) || (isNumeric && !allowLeadingZeros && !IsNumber(identifier)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Cuts the first part, up to a dot, from the text.</summary>
    /// <returns>Whether another part follows.</returns>
    private static bool TryCut(ref ReadOnlySpan<char> text, out ReadOnlySpan<char> part)
    {
        var dot = text.IndexOf('.');
        part = dot < 0 ? text : text[..dot];
        text = dot < 0 ? default : text[(dot + 1)..];
        return dot >= 0;
    }

    private static bool IsIdentifier(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '-')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the text is a number without leading zeros.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text) =>
        !text.IsEmpty && text.IndexOfAnyExceptInRange('0', '9') < 0 && (text.Length == 1 || text[0] != '0');
}
