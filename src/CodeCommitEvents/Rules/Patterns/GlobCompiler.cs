namespace CodeCommitEvents.Rules;

/// <summary>Compiles the text of a pattern to a program in one pass from left to right.</summary>
internal sealed class GlobCompiler(string pattern, int start, bool ignoreCase, bool isSegmentStart)
{
    private const int DeepestBraces = 16;

    private readonly GlobCode code = new();
    private readonly List<GlobClass> classes = [];
    private int position = start;
    private int depth;
    private bool isSegmentStart = isSegmentStart;

    private bool IsAtEnd => position == pattern.Length;

    private ReadOnlySpan<char> Rest => pattern.AsSpan(position);

    /// <returns>The literal start of the pattern, and the program for the rest. The program is null if there is no rest.</returns>
    public (string Prefix, GlobProgram? Program) Compile()
    {
        if (IsAtEnd)
        {
            throw Error(position, "the pattern is empty");
        }

        ReadSequence();
        var prefix = code.TakeLiteralStart();
        return (prefix, code.Count == 0 ? null : new GlobProgram(code.Finish(), [.. classes], ignoreCase));
    }

    /// <summary>Reads up to the end of the alternative or of the pattern.</summary>
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
                throw Error(position, @"] has no matching [; add [, or write \] for the character (in JSON \\])");
            case '}':
                throw Error(position, "} has no matching {; add {, or write [}] for the character");
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
            Add(GlobOperation.Split, 3);
            Add(GlobOperation.Everything);
            Add(GlobOperation.Character, '/');
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
    /// The code of <c>{a,b,c}</c> is <c>split a jump split b jump c</c>. Each split points to the next alternative, and each
    /// jump points to the end. For a single alternative, the code is the same as without braces.
    /// </summary>
    private void ReadAlternatives()
    {
        var open = position;
        if (Rest.StartsWith("{}"))
        {
            throw Error(open, "{} is empty; write [{][}] for the characters");
        }

        if (depth == DeepestBraces)
        {
            throw Error(open, $"braces are nested more than {DeepestBraces} deep");
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
                throw Error(open, "{ has no matching }; add }, or write [{] for the character");
            }

            endsSegment &= isSegmentStart;
            if (pattern[position++] == '}')
            {
                break;
            }

            code.InsertSplit(alternative);
            jumps.Add(code.Count);
            code.Add(GlobOperation.Jump);
        }

        code.JumpToEnd(jumps);
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
            throw Error(open, "[ has no matching ]; add ], or write [[] for the character");
        }

        if (ranges.Count == 0)
        {
            throw Error(open, @"[] is empty; write [[]\] for the characters (in JSON [[]\\])");
        }

        position++;
        Add(GlobOperation.Class, classes.Count);
        classes.Add(new GlobClass([.. ranges], isNegated, ignoreCase));
    }

    /// <summary>Reads a range, or a single character. A <c>-</c> at the start or the end of the class is an ordinary character.</summary>
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
        return first <= last ? (first, last) : throw Error(from, $"the range {pattern[from..position]} ends before it starts; swap its ends");
    }

    private char ReadCharacter()
    {
        if (pattern[position] == '\\' && ++position == pattern.Length)
        {
            throw Error(position - 1, @"nothing follows \; write \\ for the character (in JSON \\\\)");
        }

        return pattern[position++];
    }

    private void Add(GlobOperation operation, int argument = 0)
    {
        code.Add(operation, argument);
        isSegmentStart = argument == '/' && operation == GlobOperation.Character;
    }

    private ArgumentException Error(int at, string reason) => Error(pattern, at, reason);

    private static ArgumentException Error(string text, int at, string reason) =>
        new($"The pattern '{text}' is wrong at position {at}: {reason}.", nameof(text));
}
