namespace CodeCommitEvents.Rules;

/// <summary>The values that a field may have: one of the outlines, and none of the exceptions.</summary>
internal sealed class FieldScope
{
    private FieldScope(IReadOnlyList<string>? outlines, IReadOnlyList<string> exceptions) => (Outlines, Exceptions) = (outlines is null ? null : Reduce(outlines), exceptions);

    /// <summary>The values as literal texts in which <see cref="PatternOutline.Any"/> stands for any characters. Null for any value.</summary>
    public IReadOnlyList<string>? Outlines { get; }

    /// <summary>The values that are excluded, in the same form.</summary>
    public IReadOnlyList<string> Exceptions { get; }

    public static FieldScope Anything { get; } = new(null, []);

    /// <summary>Returns two scopes that together permit the same values. There must be at least two outlines.</summary>
    public IEnumerable<FieldScope> Halves()
    {
        var middle = Outlines!.Count / 2;
        return [new([.. Outlines.Take(middle)], Exceptions), new([.. Outlines.Skip(middle)], Exceptions)];
    }

    /// <summary>A text that two scopes share only if they permit the same values.</summary>
    public string Key => field ??= $"{Joined(Outlines)}\uFFFF{Joined(Exceptions)}";

    public bool IsAnything => Outlines is null && Exceptions.Count == 0;

    /// <summary>Whether this scope permits all that another scope permits.</summary>
    public bool Contains(FieldScope other) =>
        Covers(Outlines, other.Outlines)
        && Exceptions.All(exception => other.Exceptions.Contains(exception, StringComparer.Ordinal));

    private static bool Covers(IReadOnlyList<string>? outlines, IReadOnlyList<string>? others) =>
        outlines is null || others?.All(other => outlines.Any(outline => PatternOutline.Contains(outline, other))) == true;

    private bool IsWhole => Outlines?.All(PatternOutline.IsLiteral) == true;

    /// <summary>Permits the names that a list of patterns matches, and perhaps more.</summary>
    public static FieldScope Of(GlobList names) => new(
        [.. names.Inclusions.SelectMany(static pattern => pattern.Outlines)],
        [.. names.LastExclusions.Select(static pattern => pattern.ExactOutline).OfType<string>()]);

    public static FieldScope Of(IEnumerable<string> values) => new([.. values], []);

    public static FieldScope StartingWith(string prefix) => new([prefix + PatternOutline.Any], []);

    /// <summary>Permits the names also without their prefix.</summary>
    public FieldScope WithShort(string prefix)
    {
        return new(Outlines is null ? null : [.. Outlines.Concat(Outlines.Select(Short))], [.. Exceptions.Concat(Exceptions.Select(Short)).Distinct(StringComparer.Ordinal)]);

        string Short(string outline) => outline.StartsWith(prefix, StringComparison.Ordinal) ? outline[prefix.Length..] : outline;
    }

    /// <summary>Permits all values but one.</summary>
    public static FieldScope Except(string value) => new(null, [value]);

    /// <summary>Permits values that both scopes permit, and perhaps more: patterns have no intersection that is a pattern.</summary>
    public static FieldScope Both(FieldScope one, FieldScope other) => new(
        one.Outlines is null || (other.Outlines is not null && ((other.IsWhole && !one.IsWhole) || Covers(one.Outlines, other.Outlines))) ? other.Outlines : one.Outlines,
        [.. one.Exceptions.Union(other.Exceptions, StringComparer.Ordinal)]);

    /// <summary>Permits the values that one of the scopes permits. There must be at least one scope.</summary>
    public static FieldScope Any(params IReadOnlyList<FieldScope> scopes) => new(
        scopes.Any(static scope => scope.Outlines is null) ? null : [.. scopes.SelectMany(static scope => scope.Outlines!)],
        [.. scopes[0].Exceptions.Where(exception => scopes.All(scope => scope.Exceptions.Contains(exception, StringComparer.Ordinal)))]);

    /// <summary>Removes the outlines whose texts another one contains. Null if one contains all texts.</summary>
    private static List<string>? Reduce(IReadOnlyList<string> outlines)
    {
        var prefixes = new List<string>();
        foreach (var prefix in outlines.Where(PatternOutline.IsPrefix).Select(static outline => outline[..^1]).Order(StringComparer.Ordinal))
        {
            if (prefixes is not [.., var last] || !prefix.StartsWith(last, StringComparison.Ordinal))
            {
                prefixes.Add(prefix);
            }
        }

        var reduced = outlines.Where(outline => PatternOutline.IsPrefix(outline) ? prefixes.BinarySearch(outline[..^1], StringComparer.Ordinal) >= 0 : !StartsWithOne(outline)).Distinct(StringComparer.Ordinal).ToList();
        return reduced is [[PatternOutline.Any]] ? null : reduced;

        bool StartsWithOne(string outline)
        {
            var at = prefixes.BinarySearch(outline, StringComparer.Ordinal);
            var before = at >= 0 ? at : ~at - 1;
            return before >= 0 && outline.StartsWith(prefixes[before], StringComparison.Ordinal);
        }
    }

    private static string Joined(IReadOnlyList<string>? texts) => texts is null ? "\uFFFE" : string.Join('\uFFFE', texts.Order(StringComparer.Ordinal));
}
