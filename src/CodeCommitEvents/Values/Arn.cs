using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>
/// An Amazon Resource Name: <c>arn:partition:service:region:account:resource</c>. ARNs of all partitions are supported. Any text is
/// accepted and kept unchanged, because payloads sometimes contain another text in place of an ARN. The parts of such a text are null.
/// </summary>
/// <remarks>
/// <para>The default value has an empty <see cref="Value"/>.</para>
/// <para>Format: <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">the IAM user guide</see>.</para>
/// </remarks>
[DebuggerDisplay("{Value}")]
[JsonConverter(typeof(StringValueJsonConverter<Arn>))]
public readonly record struct Arn : ISpanParsable<Arn>
{
    private const int PartCount = 6;

    private readonly string? value;

    /// <summary>Creates an ARN from any text.</summary>
    /// <param name="value">The text. It need not be an ARN.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public Arn(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value.Length == 0 ? null : value;
    }

    /// <summary>The text as received. Never null.</summary>
    public string Value => value ?? "";

    /// <summary>Whether the text starts with <c>arn:</c> and has the six parts of an ARN.</summary>
    public bool IsValid => TryFindPart(0, out _);

    /// <summary>The partition, such as <c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>. Null if there is none.</summary>
    public string? Partition => Part(1);

    /// <summary>The service, such as <c>codecommit</c>, <c>iam</c> or <c>sts</c>. Null if there is none.</summary>
    public string? Service => Part(2);

    /// <summary>The region. Null if there is none, as in ARNs of IAM.</summary>
    public string? Region => Part(3);

    /// <summary>The account id, usually 12 digits, possibly with leading zeros. Null if there is none.</summary>
    public string? Account => Part(4);

    /// <summary>The text after the fifth colon. In ARNs of CodeCommit, this is the name of the repository. Null if there is none.</summary>
    public string? Resource => Part(5);

    /// <summary>The caller that the ARN identifies: an IAM user, an assumed role, a federated user or the root user. For other ARNs, the kind is <see cref="CallerKind.Unknown"/>.</summary>
    public CallerIdentity Caller => CallerIdentity.Of(this);

    /// <summary>Creates an ARN from any text. <see cref="IsValid"/> says whether the text is an ARN.</summary>
    /// <param name="text">The text. It need not be an ARN.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static Arn Parse(string text) => new(text);

    /// <summary>Creates an ARN from any text except null, without throwing.</summary>
    /// <param name="text">The text. It need not be an ARN.</param>
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

    /// <summary>Returns the ARN with its resource replaced. A text that is not an ARN is returned unchanged.</summary>
    /// <param name="resource">The new text after the fifth colon.</param>
    public Arn WithResource(string resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return IsValid ? new Arn($"{Value.AsSpan(0, Value.Length - Span(PartCount - 1).Length)}{resource}") : this;
    }

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;

    /// <summary>Returns a part without an allocation. The index of the first part is 0. Empty if the part is missing.</summary>
    internal ReadOnlySpan<char> Span(int index) => TryFindPart(index, out var part) ? part : default;

    /// <summary>Whether the ARN belongs to a service.</summary>
    internal bool IsOf(string service) => TryFindPart(2, out var part) && part.SequenceEqual(service);

    private string? Part(int index) => TryFindPart(index, out var part) && !part.IsEmpty ? part.ToString() : null;

    /// <summary>Finds a part. Returns false if the text is not an ARN. The parts are short, so a plain loop is faster than a vectorized search for each colon.</summary>
    private bool TryFindPart(int index, out ReadOnlySpan<char> part)
    {
        part = default;
        var (text, start, found) = (Value, 0, 0);
        for (var at = 0; at < text.Length && found < PartCount - 1; at++)
        {
            if (text[at] == ':')
            {
                part = found++ == index ? text.AsSpan(start, at - start) : part;
                start = at + 1;
            }
        }

        part = index == PartCount - 1 ? text.AsSpan(start) : part;
        return found == PartCount - 1 && text.StartsWith("arn:", StringComparison.Ordinal);
    }
}
