using System.Globalization;

namespace CodeCommitEvents.Events;

/// <summary>Reads and writes numbers that AWS sends as strings.</summary>
internal static class WireNumber
{
    public static int? Parse(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    public static string? Format(int? count) => count?.ToString(CultureInfo.InvariantCulture);
}
