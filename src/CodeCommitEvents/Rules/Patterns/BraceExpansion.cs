namespace CodeCommitEvents.Rules;

/// <summary>Expands a pattern into one pattern per alternative: <c>{a,b}-*</c> becomes <c>a-*</c> and <c>b-*</c>.</summary>
internal static class BraceExpansion
{
    private const int MostTexts = 64;

    /// <returns>The expanded patterns, or only the given pattern if there would be too many.</returns>
    public static IReadOnlyList<string> Of(string pattern)
    {
        List<string> done = [];
        var open = new Stack<string>([pattern]);
        while (open.TryPop(out var text))
        {
            if (FirstBraces(text) is not var (start, commas, end))
            {
                done.Add(text);
            }
            else
            {
                for (var at = commas.Count - 2; at >= 0; at--)
                {
                    open.Push($"{text[..start]}{text[(commas[at] + 1)..commas[at + 1]]}{text[(end + 1)..]}");
                }
            }

            if (done.Count + open.Count > MostTexts)
            {
                return [pattern];
            }
        }

        return done;
    }

    /// <summary>
    /// The positions of the first pair of braces in a valid pattern. Parts contains the opening brace, the commas between the alternatives,
    /// and the closing brace. Null if there are no braces.
    /// </summary>
    private static (int Start, List<int> Parts, int End)? FirstBraces(string text)
    {
        var (start, depth, isClass) = (-1, 0, false);
        List<int> parts = [];
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\\':
                    at++;
                    break;
                case '[' or ']':
                    isClass = text[at] == '[';
                    break;
                case '{' when !isClass:
                    start = depth++ == 0 ? at : start;
                    parts = depth == 1 ? [at] : parts;
                    break;
                case ',' when !isClass && depth == 1:
                    parts.Add(at);
                    break;
                case '}' when !isClass && --depth == 0:
                    return (start, [.. parts, at], at);
            }
        }

        return null;
    }
}
