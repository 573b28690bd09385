using System.Buffers;

namespace CodeCommitEvents.Rules;

/// <summary>
/// A compiled pattern. All alternatives are followed at the same time, without backtracking. Each instruction is visited at most
/// once per character, so that the time is proportional to the length of the text. The last instruction is the only
/// <see cref="GlobOperation.Match"/>.
/// </summary>
internal sealed class GlobProgram(GlobInstruction[] code, GlobClass[] classes, bool ignoreCase)
{
    private const int LargestOnStack = 512;

    private readonly int memorySize = 4 * code.Length;

    /// <summary>The program of <c>**</c>.</summary>
    public static GlobProgram Everything { get; } = new([new(GlobOperation.Everything), new(GlobOperation.Match)], [], ignoreCase: false);

    /// <summary>The program of <c>*</c>.</summary>
    public static GlobProgram Segment { get; } = new([new(GlobOperation.Segment), new(GlobOperation.Match)], [], ignoreCase: false);

    public bool IsMatch(ReadOnlySpan<char> text)
    {
        if (this == Everything)
        {
            return true;
        }

        if (this == Segment)
        {
            return !text.Contains('/');
        }

        if (memorySize <= LargestOnStack)
        {
            return IsMatch(text, stackalloc int[memorySize]);
        }

        var memory = ArrayPool<int>.Shared.Rent(memorySize);
        var isMatch = IsMatch(text, memory.AsSpan(0, memorySize));
        ArrayPool<int>.Shared.Return(memory);
        return isMatch;
    }

    private bool IsMatch(ReadOnlySpan<char> text, Span<int> memory)
    {
        var current = new GlobStates(memory[..(memorySize / 2)]);
        var next = new GlobStates(memory[(memorySize / 2)..]);
        current.Add(0);
        Follow(ref current);
        foreach (var character in text)
        {
            next.Clear();
            for (var index = 0; index < current.Count; index++)
            {
                var place = current[index];
                if (Takes(code[place], character))
                {
                    next.Add(IsRepeated(code[place]) ? place : place + 1);
                }
            }

            Follow(ref next);
            var last = current;
            current = next;
            next = last;
        }

        return current.Contains(code.Length - 1);
    }

    /// <summary>Adds every instruction to which the program can continue from the given instructions without consuming a character.</summary>
    private void Follow(ref GlobStates states)
    {
        for (var index = 0; index < states.Count; index++)
        {
            var place = states[index];
            var instruction = code[place];
            if (instruction.Operation == GlobOperation.Split || IsRepeated(instruction))
            {
                states.Add(place + 1);
            }

            if (instruction.Operation is GlobOperation.Split or GlobOperation.Jump)
            {
                states.Add(place + instruction.Argument);
            }
        }
    }

    private bool Takes(GlobInstruction instruction, char character) => instruction.Operation switch
    {
        GlobOperation.Character => instruction.Argument == character || (ignoreCase && IsSameLetter((char)instruction.Argument, character)),
        GlobOperation.Class => classes[instruction.Argument].Contains(character),
        GlobOperation.NotSlash or GlobOperation.Segment => character != '/',
        GlobOperation.Everything => true,
        _ => false,
    };

    private static bool IsRepeated(GlobInstruction instruction) => instruction.Operation is GlobOperation.Segment or GlobOperation.Everything;

    /// <summary>Uses the same comparison as for literal prefixes, so that all parts of a pattern ignore case in the same way.</summary>
    private static bool IsSameLetter(char one, char other) =>
        MemoryExtensions.Equals([one], [other], StringComparison.OrdinalIgnoreCase);
}
