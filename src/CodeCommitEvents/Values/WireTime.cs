using System.Globalization;

namespace CodeCommitEvents.Values;

/// <summary>The four spellings that AWS has for a moment in these payloads. None depends on the culture of the machine.</summary>
internal static class WireTime
{
    private const string Iso = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string JavaDate = "ddd MMM dd HH:mm:ss 'UTC' yyyy";
    private const string JavaMedium = "MMM d, yyyy h:mm:ss tt";
    private const string Trigger = "yyyy-MM-dd'T'HH:mm:ss.fff'+0000'";

    private static readonly string[] IsoFormats =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>Reads any of the spellings; null where the text is none of them, and where it names no zone that is sure.</summary>
    public static DateTimeOffset? Parse(string? text) => text switch
    {
        null => null,
        { Length: >= 20 } when char.IsAsciiDigit(text[0]) => ParseIso(text),
        _ when text.Contains(',', StringComparison.Ordinal) => ParseExact(text.Replace('\u202F', ' '), JavaMedium),
        _ => ParseJavaDate(text),
    };

    /// <summary>ISO 8601 in whole seconds, as the envelopes write it.</summary>
    public static string? FormatIso(DateTimeOffset? time) => Format(time, Iso);

    /// <summary>ISO 8601 in milliseconds, with an offset that has no colon, as repository triggers write it.</summary>
    public static string? FormatTrigger(DateTimeOffset? time) => Format(time, Trigger);

    /// <summary>Java's <c>Date.toString()</c>, as the details of CodeCommit events write it.</summary>
    public static string? FormatJavaDate(DateTimeOffset? time) => Format(time, JavaDate);

    /// <summary>Java's medium format of the United States, as the details of CodeBuild events write it.</summary>
    public static string? FormatJavaMedium(DateTimeOffset? time) => Format(time, JavaMedium);

    private static string? Format(DateTimeOffset? time, string format) =>
        time?.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>The spelling of the envelopes by hand, since every event has one; the others by the framework.</summary>
    private static DateTimeOffset? ParseIso(string text) =>
        text.Length == 20 && text[19] == 'Z' && TryParseSeconds(text, out var time) ? time
        : DateTimeOffset.TryParseExact(text, IsoFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time) ? time
        : null;

    private static bool TryParseSeconds(string text, out DateTimeOffset time)
    {
        var isShaped = text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' && text[16] == ':';
        var year = Digits(text, 0, 4);
        var month = Digits(text, 5, 2);
        var day = Digits(text, 8, 2);
        var hour = Digits(text, 11, 2);
        var minute = Digits(text, 14, 2);
        var second = Digits(text, 17, 2);
        var exists = isShaped && year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour is >= 0 and <= 23 && minute is >= 0 and <= 59 && second is >= 0 and <= 59;
        time = exists ? new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero) : default;
        return exists;
    }

    private static int Digits(string text, int start, int count)
    {
        var number = 0;
        for (var at = start; at < start + count; at++)
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                return -1;
            }

            number = (number * 10) + text[at] - '0';
        }

        return number;
    }

    private static DateTimeOffset? ParseJavaDate(string text) =>
        text.Split(' ') is [_, _, _, _, var zone, _] && OffsetOf(zone) is { } hours
        && ParseExact(text.Replace(zone, "UTC", StringComparison.Ordinal), JavaDate) is { } local
            ? new DateTimeOffset(local.DateTime, TimeSpan.FromHours(hours))
            : null;

    /// <summary>The zones that AWS was seen to write; other names are not sure to be what they look like.</summary>
    private static int? OffsetOf(string zone) => zone switch
    {
        "UTC" or "GMT" => 0,
        "PDT" => -7,
        "PST" => -8,
        _ => null,
    };

    private static DateTimeOffset? ParseExact(string text, string format) =>
        DateTimeOffset.TryParseExact(
            text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
}
