namespace CodeCommitEvents.Rules;

/// <summary>
/// The places where a program may be: a set that knows the order in which they were added, and is cleared at no cost. It
/// works with whatever the memory holds at the start.
/// </summary>
/// <param name="memory">Room for two numbers for each place.</param>
internal ref struct GlobStates(Span<int> memory)
{
    private readonly Span<int> places = memory[..(memory.Length / 2)];
    private readonly Span<int> indexes = memory[(memory.Length / 2)..];

    public int Count { get; private set; }

    public readonly int this[int index] => places[index];

    public readonly bool Contains(int place) => (uint)indexes[place] < (uint)Count && places[indexes[place]] == place;

    public void Add(int place)
    {
        if (!Contains(place))
        {
            places[Count] = place;
            indexes[place] = Count++;
        }
    }

    public void Clear() => Count = 0;
}
