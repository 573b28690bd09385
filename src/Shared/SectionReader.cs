using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace CodeCommitEvents.Shared;

/// <summary>Reads the values of a configuration section. Keys of the section that are not read are treated as unknown.</summary>
internal sealed class SectionReader(IConfiguration section)
{
    private readonly List<string> keys = [];
    private readonly List<string> errors = [];

    private delegate bool TryParse<T>(string text, out T value);

    /// <summary>The keys that were read.</summary>
    public IReadOnlyList<string> Keys => keys;

    /// <summary>The errors in the values that were read.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <summary>An error for each key of the section that was not read.</summary>
    public IEnumerable<string> UnknownKeys => section.GetChildren()
        .Where(child => !keys.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
        .Select(child => $"{child.Key} is unknown. Known keys: {string.Join(", ", keys)}.");

    /// <summary>Reads a text, which can be empty. Returns null if the key is missing.</summary>
    public string? Text(string key)
    {
        keys.Add(key);
        return section[key];
    }

    /// <summary>Reads a text. Returns null if it is missing or empty.</summary>
    public string? NonEmptyText(string key) => Text(key) is { Length: > 0 } text ? text : null;

    /// <summary>Reads a Boolean. Returns null if it is missing, empty or malformed. A malformed value is added to <see cref="Errors"/>.</summary>
    public bool? Flag(string key) => Value<bool>(key, "is neither true nor false", bool.TryParse);

    /// <summary>Reads an integer in the same way as <see cref="Flag"/> reads a Boolean.</summary>
    public int? Number(string key) => Value(
        key, "is not an integer", static (string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));

    /// <summary>Reads a time span in the same way as <see cref="Flag"/> reads a Boolean.</summary>
    /// <param name="key">The key.</param>
    /// <param name="allowsDays">Whether a number without a unit is a number of days, as .NET reads it. If not, it is an error, because most people mean seconds.</param>
    public TimeSpan? Duration(string key, bool allowsDays = false) => !allowsDays && int.TryParse(section[key], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? Value(key, $"has no unit: write {Seconds(number)} for seconds, or {number}.00:00:00 for days", static (string _, out TimeSpan value) => (value = default) != default)
        : Value(
            key,
            "is not a time span. Examples: 00:02:00 is two minutes, 30.00:00:00 is 30 days",
            static (string text, out TimeSpan value) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value));

    /// <summary>Returns the child sections of a key.</summary>
    public IEnumerable<IConfigurationSection> Children(string key)
    {
        keys.Add(key);
        return section.GetSection(key).GetChildren();
    }

    /// <summary>Adds errors in a child section.</summary>
    public void Add(IEnumerable<string> more) => errors.AddRange(more);

    private static string Seconds(int number) => TimeSpan.FromSeconds(number).ToString("c", CultureInfo.InvariantCulture);

    private T? Value<T>(string key, string problem, TryParse<T> tryParse)
        where T : struct
    {
        if (NonEmptyText(key) is not { } text)
        {
            return null;
        }

        if (tryParse(text, out var value))
        {
            return value;
        }

        errors.Add($"{key} '{text}' {problem}.");
        return null;
    }
}
