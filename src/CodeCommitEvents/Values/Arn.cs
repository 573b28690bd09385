using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>
/// An Amazon Resource Name (<c>arn:partition:service:region:account:resource</c>), or whatever AWS or a template sent in
/// its place: any text is kept as it came, and the parts of a text that is no ARN are null. Nothing here throws for
/// content, and no partition is assumed.
/// </summary>
/// <remarks>
/// <para>The default value has the empty <see cref="Value"/>.</para>
/// <para>Format: <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">the IAM user guide</see>.</para>
/// </remarks>
[DebuggerDisplay("{Value}")]
[JsonConverter(typeof(StringValueJsonConverter<Arn>))]
public readonly record struct Arn : ISpanParsable<Arn>
{
    private const int PartCount = 6;

    private readonly string? value;

    /// <summary>The ARN with this text.</summary>
    /// <param name="value">The text as AWS wrote it. It need not be an ARN.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public Arn(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value.Length == 0 ? null : value;
    }

    /// <summary>The text as it came, never null.</summary>
    public string Value => value ?? "";

    /// <summary>Whether the text has the six parts of an ARN.</summary>
    public bool IsValid => Value.StartsWith("arn:", StringComparison.Ordinal) && Value.AsSpan().Count(':') >= PartCount - 1;

    /// <summary>The partition: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>, … or null.</summary>
    public string? Partition => Part(1);

    /// <summary>The service: <c>codecommit</c>, <c>iam</c>, <c>sts</c>, … or null.</summary>
    public string? Service => Part(2);

    /// <summary>The region, or null where the ARN has none (as those of IAM).</summary>
    public string? Region => Part(3);

    /// <summary>The account id, usually 12 digits (it may start with 0), or null.</summary>
    public string? Account => Part(4);

    /// <summary>Everything behind the fifth colon: for CodeCommit the repository's name. Null if there is none.</summary>
    public string? Resource => Part(5);

    /// <summary>Who the ARN names, where it is one of a caller: a user, an assumed role's session, root or a federated user.</summary>
    public CallerIdentity Caller => CallerIdentity.Of(this);

    /// <summary>The ARN with this text. Every text is kept: <see cref="IsValid"/> tells whether it is an ARN.</summary>
    /// <param name="text">The text as AWS wrote it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static Arn Parse(string text) => new(text);

    /// <summary>Like <see cref="Parse(string)"/>, without throwing.</summary>
    /// <param name="text">The text as AWS wrote it.</param>
    /// <param name="arn">The ARN, or the default value.</param>
    /// <returns>Whether <paramref name="text"/> is not null.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Arn arn)
    {
        arn = text is null ? default : new Arn(text);
        return text is not null;
    }

    static Arn IParsable<Arn>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Arn>.TryParse(string? s, IFormatProvider? provider, out Arn result) => TryParse(s, out result);

    static Arn ISpanParsable<Arn>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static bool ISpanParsable<Arn>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Arn result) => TryParse(s.ToString(), out result);

    /// <summary>The same ARN for another resource; a text that is no ARN stays as it is.</summary>
    /// <param name="resource">What stands behind the fifth colon.</param>
    public Arn WithResource(string resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return IsValid ? new Arn($"{Value.AsSpan(0, StartOf(PartCount - 1))}{resource}") : this;
    }

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;

    /// <summary>The part behind a number of colons, without a string of its own; empty where there is none.</summary>
    internal ReadOnlySpan<char> Span(int index) => IsValid ? PartAt(index) : default;

    /// <summary>Whether the ARN is one of this service.</summary>
    internal bool IsOf(string service) => IsValid && PartAt(2).SequenceEqual(service);

    private string? Part(int index) => IsValid && PartAt(index) is { IsEmpty: false } part ? part.ToString() : null;

    private ReadOnlySpan<char> PartAt(int index)
    {
        var rest = Value.AsSpan(StartOf(index));
        var end = index == PartCount - 1 ? -1 : rest.IndexOf(':');
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>Where a part starts, or -1 where there are fewer.</summary>
    private int StartOf(int index)
    {
        var start = 0;
        for (var part = 0; part < index; part++)
        {
            var colon = Value.IndexOf(':', start);
            if (colon < 0)
            {
                return -1;
            }

            start = colon + 1;
        }

        return start;
    }
}
