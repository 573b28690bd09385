namespace CodeCommitEvents.Tests.Rules;

internal static class Sequences
{
    /// <summary>The items up to and including the first one that meets a condition.</summary>
    public static IEnumerable<T> TakeUntil<T>(this IEnumerable<T> items, Func<T, bool> isLast)
    {
        foreach (var item in items)
        {
            yield return item;
            if (isLast(item))
            {
                yield break;
            }
        }
    }
}
