using System.Globalization;

namespace CodeCommitEvents.Events;

/// <summary>Reads and writes the five date formats of AWS payloads, independently of the current culture.</summary>
internal static class AwsTimestamp
{
    private const string Iso = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string IsoMilliseconds = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const string JavaDate = "ddd MMM dd HH:mm:ss 'UTC' yyyy";
    private const string JavaMedium = "MMM d, yyyy h:mm:ss tt";
    private const string Exact = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";
    private const string Trigger = "yyyy-MM-dd'T'HH:mm:ss.fff'+0000'";

    private const int SecondsLength = 19;
    private const int MostFractionDigits = 7;

    /// <summary>Reads a time in any of the formats. Returns null if the text is in none of the formats, or if its time zone is unknown.</summary>
    public static DateTimeOffset? Parse(string? text) => text switch
    {
        null => null,
        { Length: > SecondsLength } when char.IsAsciiDigit(text[0]) => ParseIso(text),
        _ when text.Contains(',', StringComparison.Ordinal) => ParseExact(text.Replace('\u202F', ' '), JavaMedium),
        _ => ParseJavaDate(text),
    };

    /// <summary>Formats a time for envelopes: ISO 8601 with whole seconds.</summary>
    public static string? FormatIso(DateTimeOffset? time) => Format(time, Iso);

    /// <summary>Formats a time without loss: ISO 8601 with fractions of a second and the offset.</summary>
    public static string? FormatExact(DateTimeOffset? time) =>
        time?.ToString(time.Value.Offset == TimeSpan.Zero ? $"{Exact}'Z'" : $"{Exact}zzz", CultureInfo.InvariantCulture);

    /// <summary>Formats a time for SNS: ISO 8601 with milliseconds.</summary>
    public static string? FormatIsoMilliseconds(DateTimeOffset? time) => Format(time, IsoMilliseconds);

    /// <summary>Formats a time for repository triggers: ISO 8601 with milliseconds and an offset without a colon (<c>+0000</c>).</summary>
    public static string? FormatTrigger(DateTimeOffset? time) => Format(time, Trigger);

    /// <summary>Formats a time for the <c>detail</c> object of CodeCommit events, like Java's <c>Date.toString()</c>.</summary>
    public static string? FormatJavaDate(DateTimeOffset? time) => Format(time, JavaDate);

    /// <summary>Formats a time for the <c>detail</c> object of CodeBuild events, in Java's medium date and time format for the locale <c>en-US</c>.</summary>
    public static string? FormatJavaMedium(DateTimeOffset? time) => Format(time, JavaMedium);

    private static string? Format(DateTimeOffset? time, string format) =>
        time?.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Reads ISO 8601 with seconds, an optional fraction, and <c>Z</c> or an offset. The colon in the offset is optional. Handwritten for speed, because every event has a time in this format.</summary>
    private static DateTimeOffset? ParseIso(string text)
    {
        var rest = text.AsSpan(SecondsLength);
        if (!TryParseSeconds(text, out var seconds) || !TryParseFraction(ref rest, out var ticks) || !TryParseOffset(rest, out var offset))
        {
            return null;
        }

        return At(seconds.AddTicks(ticks), offset);
    }

    /// <summary>Returns the time, or null if the time in UTC is out of the range of <see cref="DateTimeOffset"/>.</summary>
    private static DateTimeOffset? At(DateTime local, TimeSpan offset)
    {
        var utcTicks = local.Ticks - offset.Ticks;
        return utcTicks >= DateTime.MinValue.Ticks && utcTicks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(local, offset) : null;
    }

    private static bool TryParseSeconds(string text, out DateTime seconds)
    {
        var isShaped = text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' && text[16] == ':';
        var (year, month, day) = (Digits(text.AsSpan(0, 4)), Digits(text.AsSpan(5, 2)), Digits(text.AsSpan(8, 2)));
        var (hour, minute, second) = (Digits(text.AsSpan(11, 2)), Digits(text.AsSpan(14, 2)), Digits(text.AsSpan(17, 2)));
        var exists = isShaped && year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour is >= 0 and <= 23 && minute is >= 0 and <= 59 && second is >= 0 and <= 59;
        seconds = exists ? new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified) : default;
        return exists;
    }

    private static bool TryParseFraction(ref ReadOnlySpan<char> rest, out long ticks)
    {
        ticks = 0;
        if (rest is not ['.', ..])
        {
            return true;
        }

        var count = rest[1..].IndexOfAnyExceptInRange('0', '9');
        var isFraction = count is >= 1 and <= MostFractionDigits;
        for (var at = 1; isFraction && at <= MostFractionDigits; at++)
        {
            ticks = (ticks * 10) + (at <= count ? rest[at] - '0' : 0);
        }

        rest = isFraction ? rest[(count + 1)..] : rest;
        return isFraction;
    }

    private static bool TryParseOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        var isShaped = text is ['+' or '-', _, _, ':', _, _] or ['+' or '-', _, _, _, _];
        var (hours, minutes) = isShaped ? (Digits(text[1..3]), Digits(text[^2..])) : (-1, -1);
        if (hours is < 0 or > 14 || minutes is < 0 or > 59 || (hours == 14 && minutes > 0))
        {
            return text is "Z";
        }

        offset = TimeSpan.FromMinutes((text[0] == '-' ? -1 : 1) * ((hours * 60) + minutes));
        return true;
    }

    /// <summary>Reads a number that consists of digits. Returns -1 if the text contains any other character.</summary>
    private static int Digits(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return -1;
            }

            number = (number * 10) + digit - '0';
        }

        return number;
    }

    private static DateTimeOffset? ParseJavaDate(string text) =>
        text.Split(' ') is [_, _, _, _, var zone, _] && OffsetOf(zone) is { } hours
        && ParseExact(text.Replace(zone, "UTC", StringComparison.Ordinal), JavaDate) is { } local
            ? At(local.DateTime, TimeSpan.FromHours(hours))
            : null;

    /// <summary>Returns the offset, in hours, of a time zone that AWS uses. Returns null for other time zones, because their abbreviations are ambiguous.</summary>
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
