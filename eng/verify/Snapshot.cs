using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace VerifyTests;

/// <summary>Compares a text with the file <c>X.verified.json</c>. If they differ, writes the text to <c>X.received.json</c>.</summary>
internal sealed class Snapshot(string prefix, string extension)
{
    private static readonly ConcurrentDictionary<string, bool> Used = new(StringComparer.Ordinal);

    /// <summary>UTF-8 with a byte order mark. The package Verify.Xunit writes the same bytes.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);

    private string Verified => $"{prefix}.verified.{extension}";

    private string Received => $"{prefix}.received.{extension}";

    public async Task CompareAsync(string target)
    {
        if (!Used.TryAdd(Received, true))
            throw new VerifyException($"Two verifications use the same file: {prefix}. Use different names.");

        string received = target.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        ThrowIfScrubbed(received);
        Directory.CreateDirectory(Path.GetDirectoryName(Received)!);
        File.Delete(Received);

        string? verified = File.Exists(Verified) ? await File.ReadAllTextAsync(Verified).ConfigureAwait(false) : null;
        if (string.Equals(received, verified, StringComparison.Ordinal)) return;

        await File.WriteAllTextAsync(Received, received, Utf8).ConfigureAwait(false);
        throw new VerifyException(Describe(received, verified));
    }

    /// <summary>
    /// The package Verify.Xunit replaces these paths in every text. This project does not replace them, so it refuses a text with such
    /// a path.
    /// </summary>
    private static void ThrowIfScrubbed(string text)
    {
        foreach (string path in (string[])[AppContext.BaseDirectory, Path.GetTempPath()])
        {
            if (Regex.IsMatch(text, $"(?<![A-Za-z0-9]){Regex.Escape(path)}", RegexOptions.None, TimeSpan.FromSeconds(10)))
                throw new VerifyException($"The text contains a path of this computer, {path}. A snapshot must not contain it.");
        }
    }

    private string Describe(string received, string? verified)
    {
        if (string.IsNullOrEmpty(verified))
            return $"New: {Verified} is empty or does not exist. Rename this file if it is right: {Received}\n\n{received}";

        if (verified.Contains('\r', StringComparison.Ordinal))
            return $"{Verified} contains carriage returns. The lines of a snapshot must end with \\n: see .gitattributes.";

        string[] expected = verified.Split('\n');
        string[] actual = received.Split('\n');
        int line = expected.Zip(actual).TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).Count();
        return $"""
            The files differ from line {line + 1} on.
              verified: {Line(expected, line)}
              received: {Line(actual, line)}
            If the second file is right, replace the first file with it:
              {Verified}
              {Received}
            """;
    }

    private static string Line(string[] lines, int index) => index < lines.Length ? lines[index] : "(the end)";
}
