using System.Text;

namespace CodeCommitEvents.Rules;

/// <summary>The instructions that the compiler has written so far.</summary>
internal sealed class GlobCode
{
    private readonly List<GlobInstruction> instructions = [];

    public int Count => instructions.Count;

    public void Add(GlobOperation operation, int argument = 0) => instructions.Add(new(operation, argument));

    /// <summary>Inserts a split into the instruction at <paramref name="place"/> and one after the end, which the caller adds.</summary>
    public void InsertSplit(int place) => instructions.Insert(place, new(GlobOperation.Split, Count - place + 2));

    /// <summary>Makes the instructions at these places jumps to the end.</summary>
    public void JumpToEnd(List<int> places)
    {
        foreach (var place in places)
        {
            instructions[place] = new(GlobOperation.Jump, Count - place);
        }
    }

    /// <summary>Removes the characters at the start and returns them. No jump leads into them, because every jump leads to a position after the first split.</summary>
    public string TakeLiteralStart()
    {
        if (Count == 0 || instructions[0].Operation != GlobOperation.Character)
        {
            return "";
        }

        var start = new StringBuilder();
        while (start.Length < Count && instructions[start.Length].Operation == GlobOperation.Character)
        {
            start.Append((char)instructions[start.Length].Argument);
        }

        instructions.RemoveRange(0, start.Length);
        return start.ToString();
    }

    /// <summary>Adds the last instruction and returns all of them.</summary>
    public GlobInstruction[] Finish()
    {
        Add(GlobOperation.Match);
        return [.. instructions];
    }
}
