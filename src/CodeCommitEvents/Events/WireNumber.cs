using System.Globalization;

namespace CodeCommitEvents.Events;

/// <summary>A number that AWS writes as text.</summary>
internal static class WireNumber
{
    public static int? Parse(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    public static string? Format(int? count) => count?.ToString(CultureInfo.InvariantCulture);
}
