using System.Buffers;

namespace CodeCommitEvents.Rules;

/// <summary>The candidate rules, as positions in the set. The type allocates nothing if there are only a few.</summary>
internal ref struct RuleNumbers(Span<int> initial)
{
    private Span<int> numbers = initial;
    private int[]? rented;
    private int count;

    /// <param name="more">The positions in their own set.</param>
    /// <param name="first">The position of the first rule of their set.</param>
    public void Add(ReadOnlySpan<int> more, int first)
    {
        if (count + more.Length > numbers.Length)
        {
            var larger = ArrayPool<int>.Shared.Rent(Math.Max(2 * numbers.Length, count + more.Length));
            numbers[..count].CopyTo(larger);
            Dispose();
            numbers = rented = larger;
        }

        foreach (var number in more)
        {
            numbers[count++] = first + number;
        }
    }

    /// <summary>Returns the positions in ascending order, without duplicates.</summary>
    public readonly ReadOnlySpan<int> InOrder()
    {
        var all = numbers[..count];
        all.Sort();
        var kept = 0;
        foreach (var number in all)
        {
            if (kept == 0 || all[kept - 1] != number)
            {
                all[kept++] = number;
            }
        }

        return all[..kept];
    }

    public readonly void Dispose()
    {
        if (rented is not null)
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }
}
