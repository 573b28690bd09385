namespace CodeCommitEvents.Sns;

/// <summary>Matches texts with the wildcards <c>*</c> and <c>?</c> of policies. The case of letters does not matter.</summary>
internal static class PolicyPattern
{
    /// <summary>Whether a text matches a pattern. The time is at most proportional to the product of both lengths.</summary>
    public static bool IsMatch(string pattern, string text)
    {
        var (at, position) = (0, 0);
        var (star, resume) = (-1, 0);
        while (position < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, resume) = (at++, position);
            }
            else if (at < pattern.Length && (pattern[at] == '?' || char.ToUpperInvariant(pattern[at]) == char.ToUpperInvariant(text[position])))
            {
                (at, position) = (at + 1, position + 1);
            }
            else if (star >= 0)
            {
                (at, position) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).TrimStart('*').IsEmpty;
    }
}
