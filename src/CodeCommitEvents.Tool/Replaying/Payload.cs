using System.IO.Compression;

namespace CodeCommitEvents.Tool;

/// <summary>A payload to replay, and its name in the report.</summary>
internal sealed record Payload(string Name, Func<byte[]> Read)
{
    public const string StandardInput = "-";

    /// <summary>The files of a folder that can be payloads.</summary>
    private static readonly string[] Extensions = [".json", ".jsonl", ".ndjson", ".csv", ".gz"];

    private const int GzipMark = 0x1F;

    private static readonly EnumerationOptions AllVisible = new() { RecurseSubdirectories = true };

    /// <summary>The message of a queue that is the payload. Null if the payload comes from elsewhere.</summary>
    public QueuedMessage? Message { get; init; }

    /// <summary>The payloads that come with this program.</summary>
    public static IReadOnlyList<Payload> Shipped() =>
        [.. FilesIn(Path.Combine(AppContext.BaseDirectory, "payloads")).Select(file => Of(file, Path.GetFileName(file)))];

    public static IEnumerable<Payload> In(string place) =>
        place == StandardInput ? [new(StandardInput, static () => Content(Console.OpenStandardInput()))]
        : Directory.Exists(place) ? FilesIn(place).Select(file => Of(file, file))
        : [Of(place, place)];

    /// <summary>Returns what is wrong with places of payloads. Null if nothing is wrong.</summary>
    /// <param name="places">The places.</param>
    /// <param name="hint">Returns what was probably meant by a place that does not exist, as the end of the sentence. May return an empty text.</param>
    public static string? ProblemOf(string[] places, Func<string, string>? hint = null) =>
        places.FirstOrDefault(place => place != StandardInput && !File.Exists(place) && !Directory.Exists(place)) is { } missing
            ? $"No such file or folder: {missing}{hint?.Invoke(missing)}"
        : places.FirstOrDefault(place => Directory.Exists(place) && !In(place).Any()) is { } empty ? $"No payloads in {empty}: no file with the extension {string.Join(", ", Extensions)}, and none without an extension that starts like JSON"
        : null;

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*", AllVisible).Where(static file => Path.HasExtension(file) ? Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) : LooksLikeJson(file)).Order(StringComparer.Ordinal);

    /// <summary>Archives in S3 often have names without an extension. Other files, such as README or Makefile, have them, too. A file that cannot be read is reported later.</summary>
    private static bool LooksLikeJson(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return stream.ReadByte() is '{' or '[' or GzipMark;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static Payload Of(string file, string name) => new(name, () => Content(File.OpenRead(file)));

    /// <summary>Returns the content of a file. A file that gzip has compressed is decompressed.</summary>
    /// <exception cref="IOException">The file cannot be read, or is not what gzip writes.</exception>
    private static byte[] Content(Stream file)
    {
        using (file)
        {
            var content = AllOf(file);
            if (content is not [GzipMark, 0x8B, ..])
            {
                return content;
            }

            try
            {
                using var unzipped = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
                return AllOf(unzipped);
            }
            catch (InvalidDataException exception)
            {
                throw new IOException(exception.Message, exception);
            }
        }
    }

    private static byte[] AllOf(Stream stream)
    {
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
