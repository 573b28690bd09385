namespace CodeCommitEvents.Rules;

/// <summary>Reads the text of a pattern, once, from left to right, and writes its program.</summary>
internal sealed class GlobCompiler(string pattern, int start, bool ignoreCase, bool isSegmentStart)
{
    private const int DeepestBraces = 16;

    private readonly List<GlobInstruction> code = [];
    private readonly List<GlobClass> classes = [];
    private int position = start;
    private int depth;
    private bool isSegmentStart = isSegmentStart;

    private bool IsAtEnd => position == pattern.Length;

    private ReadOnlySpan<char> Rest => pattern.AsSpan(position);

    /// <returns>What the pattern starts with, and the program of what comes behind it, if anything does.</returns>
    public (string Prefix, GlobProgram? Program) Compile()
    {
        if (IsAtEnd)
        {
            throw Error(position, "there is no pattern");
        }

        ReadSequence();

        // No jump leads to the characters at the start: every jump leads behind the first split.
        var end = code.FindIndex(static step => step.Operation != GlobOperation.Character);
        var prefix = string.Concat(code.Take(end < 0 ? code.Count : end).Select(static step => (char)step.Argument));
        return end < 0 ? (prefix, null) : (prefix, new GlobProgram([.. code.Skip(end), new(GlobOperation.Match)], [.. classes], ignoreCase));
    }

    /// <summary>Reads up to the end of the alternative, or of the pattern.</summary>
    private void ReadSequence()
    {
        while (!IsAtEnd && !(depth > 0 && pattern[position] is ',' or '}'))
        {
            ReadElement();
        }
    }

    private void ReadElement()
    {
        switch (pattern[position])
        {
            case '*':
                ReadStars();
                break;
            case '?':
                position++;
                Add(GlobOperation.NotSlash);
                break;
            case '[':
                ReadClass();
                break;
            case '{':
                ReadAlternatives();
                break;
            case ']':
                throw Error(position, @"no [ opens what ] closes; write \] for the character");
            case '}':
                throw Error(position, @"no { opens what } closes; write \} for the character");
            default:
                Add(GlobOperation.Character, ReadCharacter());
                break;
        }
    }

    private void ReadStars()
    {
        if (isSegmentStart && Rest.StartsWith("**/"))
        {
            position += 3;
            code.AddRange([new(GlobOperation.Split, 3), new(GlobOperation.Everything), new(GlobOperation.Character, '/')]);
        }
        else if (Rest.StartsWith("**"))
        {
            position += 2;
            Add(GlobOperation.Everything);
        }
        else
        {
            position++;
            Add(GlobOperation.Segment);
        }
    }

    /// <summary>
    /// The code of <c>{a,b,c}</c> is <c>split a jump split b jump c</c>: each split leads to the next alternative, each jump to
    /// the end. A single alternative is what it is without the braces.
    /// </summary>
    private void ReadAlternatives()
    {
        var open = position;
        if (Rest.StartsWith("{}"))
        {
            throw Error(open, @"there is nothing between { and }; write \{\} for the characters");
        }

        if (depth == DeepestBraces)
        {
            throw Error(open, $"braces nest more than {DeepestBraces} deep");
        }

        depth++;
        position++;
        var startsSegment = isSegmentStart;
        var endsSegment = true;
        var jumps = new List<int>();
        while (true)
        {
            var alternative = code.Count;
            isSegmentStart = startsSegment;
            ReadSequence();
            if (IsAtEnd)
            {
                throw Error(open, @"no } closes what { opens; write \{ for the character");
            }

            endsSegment &= isSegmentStart;
            if (pattern[position++] == '}')
            {
                break;
            }

            code.Insert(alternative, new(GlobOperation.Split, code.Count - alternative + 2));
            jumps.Add(code.Count);
            code.Add(default);
        }

        jumps.ForEach(jump => code[jump] = new(GlobOperation.Jump, code.Count - jump));
        isSegmentStart = endsSegment;
        depth--;
    }

    private void ReadClass()
    {
        var open = position++;
        var isNegated = Rest is ['!' or '^', ..];
        position += isNegated ? 1 : 0;
        var ranges = new List<(char First, char Last)>();
        while (!IsAtEnd && pattern[position] != ']')
        {
            ranges.Add(ReadRange());
        }

        if (IsAtEnd)
        {
            throw Error(open, @"no ] closes what [ opens; write \[ for the character");
        }

        if (ranges.Count == 0)
        {
            throw Error(open, @"there is no character between [ and ]; write \[ and \] for the characters");
        }

        position++;
        Add(GlobOperation.Class, classes.Count);
        classes.Add(new GlobClass([.. ranges], isNegated, ignoreCase));
    }

    /// <summary>A <c>-</c> is a character where it has no end on one of its sides.</summary>
    private (char First, char Last) ReadRange()
    {
        var from = position;
        var first = ReadCharacter();
        if (Rest is not ['-', not ']', ..])
        {
            return (first, first);
        }

        position++;
        var last = ReadCharacter();
        return first <= last ? (first, last) : throw Error(from, $"the range {pattern[from..position]} runs backwards; swap its ends");
    }

    private char ReadCharacter()
    {
        if (pattern[position] == '\\' && ++position == pattern.Length)
        {
            throw Error(position - 1, @"there is nothing behind \; write \\ for the character");
        }

        return pattern[position++];
    }

    private void Add(GlobOperation operation, int argument = 0)
    {
        code.Add(new(operation, argument));
        isSegmentStart = argument == '/' && operation == GlobOperation.Character;
    }

    private ArgumentException Error(int at, string reason) => Error(pattern, at, reason);

    private static ArgumentException Error(string text, int at, string reason) =>
        new($"The pattern '{text}' is wrong at position {at}: {reason}.", nameof(text));
}
