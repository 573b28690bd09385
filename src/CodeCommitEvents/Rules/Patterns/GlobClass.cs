namespace CodeCommitEvents.Rules;

/// <summary>The characters that <c>[…]</c> matches: those in its ranges or, if negated, those outside of them. It never matches <c>/</c>.</summary>
internal sealed class GlobClass((char First, char Last)[] ranges, bool isNegated, bool ignoreCase)
{
    public bool Contains(char character) => character != '/' && IsNamed(character) != isNegated;

    private bool IsNamed(char character) =>
        IsInRange(character)
        || (ignoreCase && (IsInRange(char.ToUpperInvariant(character)) || IsInRange(char.ToLowerInvariant(character))));

    private bool IsInRange(char character)
    {
        foreach (var (first, last) in ranges)
        {
            if (first <= character && character <= last)
            {
                return true;
            }
        }

        return false;
    }
}
