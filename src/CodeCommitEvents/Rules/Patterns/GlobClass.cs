namespace CodeCommitEvents.Rules;

/// <summary>
/// A character class. <c>[…]</c> matches the characters in its ranges, and <c>[!…]</c> the characters outside its ranges. Neither matches
/// <c>/</c>.
/// </summary>
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
