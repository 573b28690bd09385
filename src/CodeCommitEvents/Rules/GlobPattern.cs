namespace CodeCommitEvents.Rules;

/// <summary>
/// A pattern for names and paths: <c>*</c> is anything within a segment, <c>**</c> anything across <c>/</c>, <c>**/</c> any
/// number of folders, none included, <c>?</c> one character of a segment, <c>\</c> takes the next character literally. The
/// whole text must match, case included. Matching takes time in proportion to the text, whatever the pattern.
/// </summary>
internal sealed class GlobPattern
{
    private const string Reserved = "{}[]";
    private const int LargestOnStack = 256;

    private readonly Step[] steps;

    private GlobPattern(string text, Step[] steps)
    {
        Text = text;
        this.steps = steps;
    }

    private enum StepKind
    {
        /// <summary>This character.</summary>
        Literal,

        /// <summary>Any character but <c>/</c>.</summary>
        One,

        /// <summary>Any number of characters but <c>/</c>.</summary>
        Segment,

        /// <summary>Any number of characters.</summary>
        Everything,

        /// <summary>The start of any number of folders: may be passed over with the next step.</summary>
        Folders,

        /// <summary>Inside folders: left behind a <c>/</c>.</summary>
        InFolders,
    }

    public string Text { get; }

    /// <exception cref="ArgumentException">The pattern is empty, ends in <c>\</c>, or has a character that is reserved.</exception>
    public static GlobPattern Parse(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var parsed = new List<Step>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '*' when text.AsSpan(at).StartsWith("**/") && (at == 0 || text[at - 1] == '/'):
                    parsed.AddRange([new(StepKind.Folders), new(StepKind.InFolders)]);
                    at += 2;
                    break;
                case '*' when text.AsSpan(at).StartsWith("**"):
                    parsed.Add(new(StepKind.Everything));
                    at++;
                    break;
                case '*':
                    parsed.Add(new(StepKind.Segment));
                    break;
                case '?':
                    parsed.Add(new(StepKind.One));
                    break;
                case '\\' when at + 1 == text.Length:
                    throw Bad(text, at, @"a \ has nothing to escape");
                case '\\':
                    parsed.Add(new(StepKind.Literal, text[++at]));
                    break;
                case var reserved when Reserved.Contains(reserved, StringComparison.Ordinal):
                    throw Bad(text, at, $@"{reserved} is reserved; write \{reserved} for the character");
                default:
                    parsed.Add(new(StepKind.Literal, text[at]));
                    break;
            }
        }

        return new GlobPattern(text, [.. parsed]);
    }

    /// <summary>Walks all ways through the steps at once, a character at a time.</summary>
    public bool IsMatch(ReadOnlySpan<char> text)
    {
        var count = steps.Length + 1;
        Span<bool> current = count <= LargestOnStack ? stackalloc bool[count] : new bool[count];
        Span<bool> next = count <= LargestOnStack ? stackalloc bool[count] : new bool[count];
        current[0] = true;
        Skip(current);
        foreach (var character in text)
        {
            next.Clear();
            for (var at = 0; at < steps.Length; at++)
            {
                if (current[at])
                {
                    Advance(next, at, character);
                }
            }

            Skip(next);
            var last = current;
            current = next;
            next = last;
        }

        return current[steps.Length];
    }

    public override string ToString() => Text;

    private static ArgumentException Bad(string pattern, int position, string problem) =>
        new($"The pattern '{pattern}' is wrong at position {position}: {problem}.", nameof(pattern));

    private void Advance(Span<bool> next, int at, char character)
    {
        var step = steps[at];
        next[at] |= step.Kind is StepKind.Everything or StepKind.InFolders || (step.Kind == StepKind.Segment && character != '/');
        next[at + 1] |= step.Kind switch
        {
            StepKind.Literal => character == step.Character,
            StepKind.One => character != '/',
            StepKind.InFolders => character == '/',
            _ => false,
        };
    }

    /// <summary>What may be nothing can be passed over.</summary>
    private void Skip(Span<bool> states)
    {
        for (var at = 0; at < steps.Length; at++)
        {
            if (states[at] && steps[at].Kind is StepKind.Segment or StepKind.Everything or StepKind.Folders)
            {
                states[at + 1] = true;
                states[at + (steps[at].Kind == StepKind.Folders ? 2 : 1)] = true;
            }
        }
    }

    private readonly record struct Step(StepKind Kind, char Character = '\0');
}
