namespace CodeCommitEvents.Tool;

/// <summary>A payload to replay, and its name in the report.</summary>
internal sealed record Payload(string Name, Func<byte[]> Read)
{
    public const string StandardInput = "-";

    /// <summary>The payloads that come with this program.</summary>
    public static IReadOnlyList<Payload> Shipped() =>
        [.. FilesIn(Path.Combine(AppContext.BaseDirectory, "payloads")).Select(file => Of(file, Path.GetFileName(file)))];

    public static IEnumerable<Payload> In(string place) =>
        place == StandardInput ? [new(StandardInput, ReadStandardInput)]
        : Directory.Exists(place) ? FilesIn(place).Select(file => Of(file, file))
        : [Of(place, place)];

    /// <summary>Returns what is wrong with places of payloads. Null if nothing is wrong.</summary>
    /// <param name="places">The places.</param>
    /// <param name="hint">Returns what was probably meant by a place that does not exist, as the end of the sentence. May return an empty text.</param>
    public static string? ProblemOf(string[] places, Func<string, string>? hint = null) =>
        places.FirstOrDefault(place => place != StandardInput && !File.Exists(place) && !Directory.Exists(place)) is { } missing
            ? $"No such file or folder: {missing}{hint?.Invoke(missing)}"
        : places.FirstOrDefault(place => Directory.Exists(place) && !In(place).Any()) is { } empty ? $"No *.json in {empty}"
        : null;

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static Payload Of(string file, string name) => new(name, () => File.ReadAllBytes(file));

    private static byte[] ReadStandardInput()
    {
        using var content = new MemoryStream();
        using var input = Console.OpenStandardInput();
        input.CopyTo(content);
        return content.ToArray();
    }
}
