namespace CodeCommitEvents.Rules;

/// <summary>
/// A sparse set of instruction positions, in insertion order. Clearing the set takes constant time. The memory does not have to be
/// initialized.
/// </summary>
/// <param name="memory">Space for two numbers per instruction.</param>
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
