using System.Text;
using CsCheck;

namespace CodeCommitEvents.Tests.Generators;

/// <summary>Generates texts that users and attackers could put into a payload.</summary>
internal static class AnyText
{
    private static readonly string[] Hostile =
    [
        "", " ", "\"", "\\", "\\\"", "\\\\\"", "\n\r\t\b\f", "\0\u0001\u001f\u007f", "\uFEFF", "\u2028\u2029", "\uFFFD", "ä ß 漢字",
        "👍🏽👨‍👩‍👧", "\ud83d", "\udc4d", "a\ud800b", "\udc00\ud800", "\\ud83d\\ude00", "\\u0041", "\\u00", "</script>&'", "null", "0",
        "{\"event\":\"pullRequestCreated\",\"pullRequestId\":\"1\"}", "{\"Records\":[{\"body\":\"{}\"}]}", "[{\"a\":", "\"", "\"text\"",
        "refs/heads/main", "arn:aws:codecommit:eu-west-1:111122223333:r", ":::::", "/../?#%2F", new('x', 5000), new('"', 700),
    ];

    public static Gen<string> Value { get; } = Gen.Frequency(
        (4, Gen.String[Gen.Char.AlphaNumeric, 0, 12]),
        (4, Gen.OneOf(Hostile)),
        (1, Gen.String[0, 20]),
        (1, Gen.Select(Gen.OneOf(Hostile), Gen.OneOf(Hostile), (one, other) => one + other)));

    /// <summary>A text with at least one character.</summary>
    public static Gen<string> Word { get; } = Value.Select(text => text.Length == 0 ? "-" : text);

    /// <summary>Any text without unpaired surrogates. UTF-8 and the names of fields cannot contain unpaired surrogates.</summary>
    public static Gen<string> WellFormed { get; } = Value.Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));

    /// <summary>A name that no documented field has.</summary>
    public static Gen<string> Name { get; } = WellFormed.Select(text => $"x-{text}");
}
