using System.Globalization;

namespace CodeCommitEvents.Events;

/// <summary>The five spellings that AWS has for a moment in these payloads. None depends on the culture of the machine.</summary>
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

    /// <summary>Reads any of the spellings; null where the text is none of them, and where it names no zone that is sure.</summary>
    public static DateTimeOffset? Parse(string? text) => text switch
    {
        null => null,
        { Length: > SecondsLength } when char.IsAsciiDigit(text[0]) => ParseIso(text),
        _ when text.Contains(',', StringComparison.Ordinal) => ParseExact(text.Replace('\u202F', ' '), JavaMedium),
        _ => ParseJavaDate(text),
    };

    /// <summary>ISO 8601 in whole seconds, as the envelopes write it.</summary>
    public static string? FormatIso(DateTimeOffset? time) => Format(time, Iso);

    /// <summary>ISO 8601 with the fraction of the second and the offset, so that nothing is lost.</summary>
    public static string? FormatExact(DateTimeOffset? time) =>
        time?.ToString(time.Value.Offset == TimeSpan.Zero ? $"{Exact}'Z'" : $"{Exact}zzz", CultureInfo.InvariantCulture);

    /// <summary>ISO 8601 in milliseconds, as SNS writes it.</summary>
    public static string? FormatIsoMilliseconds(DateTimeOffset? time) => Format(time, IsoMilliseconds);

    /// <summary>ISO 8601 in milliseconds, with an offset that has no colon, as repository triggers write it.</summary>
    public static string? FormatTrigger(DateTimeOffset? time) => Format(time, Trigger);

    /// <summary>Java's <c>Date.toString()</c>, as the details of CodeCommit events write it.</summary>
    public static string? FormatJavaDate(DateTimeOffset? time) => Format(time, JavaDate);

    /// <summary>Java's medium format of the United States, as the details of CodeBuild events write it.</summary>
    public static string? FormatJavaMedium(DateTimeOffset? time) => Format(time, JavaMedium);

    private static string? Format(DateTimeOffset? time, string format) =>
        time?.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>By hand, since every event has such a time: seconds, perhaps a fraction, and <c>Z</c> or an offset with or without a colon.</summary>
    private static DateTimeOffset? ParseIso(string text)
    {
        var rest = text.AsSpan(SecondsLength);
        if (!TryParseSeconds(text, out var seconds) || !TryParseFraction(ref rest, out var ticks) || !TryParseOffset(rest, out var offset))
        {
            return null;
        }

        return At(seconds.AddTicks(ticks), offset);
    }

    /// <summary>At the ends of time an offset leads beyond them.</summary>
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

    /// <summary>The number, or -1 where there is something else than digits.</summary>
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
