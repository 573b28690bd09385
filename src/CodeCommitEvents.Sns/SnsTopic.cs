using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace CodeCommitEvents.Sns;

/// <summary>The ARN of a standard topic in a known partition, and the names that SNS has in its region.</summary>
/// <param name="Arn">The ARN.</param>
/// <param name="Region">The region, such as <c>eu-central-1</c>.</param>
/// <param name="Domain">The domain of the partition, such as <c>amazonaws.com</c>.</param>
internal sealed partial record SnsTopic(string Arn, string Region, string Domain)
{
    /// <summary>The only host whose certificates and confirmations are accepted, unless the options name others.</summary>
    public string Host { get; } = $"sns.{Region}.{Domain}";

    /// <summary>
    /// The names for which AWS issues the signing certificates. Older regions share a name; opt-in regions, China and the isolated regions have
    /// their own. Source: the host names in <c>SnsHostProvider</c> of the AWS SDK for Java 2.
    /// </summary>
    public IReadOnlyList<string> CertificateNames { get; } =
        [$"sns.{Domain}", $"sns-signing.{Region}.{Domain}", $"sns-{Region}.{Domain}", .. Region.StartsWith("us-gov-", StringComparison.Ordinal) ? [$"sns-us-gov-west-1.{Domain}"] : Array.Empty<string>()];

    /// <summary>Reads an ARN. FIFO topics do not send to URLs, and their messages have no signature.</summary>
    public static bool TryParse(string? arn, [NotNullWhen(true)] out SnsTopic? topic)
    {
        topic = null;
        if (arn is not null && Format().Match(arn) is { Success: true } match && DomainOf(match.Groups["partition"].Value) is { } domain)
        {
            topic = new(arn, match.Groups["region"].Value, domain);
        }

        return topic is not null;
    }

    /// <summary>Returns the topics by ARN. The ARNs were checked before.</summary>
    public static FrozenDictionary<string, SnsTopic> ParseAll(IEnumerable<string> arns)
    {
        var topics = new Dictionary<string, SnsTopic>(StringComparer.Ordinal);
        foreach (var arn in arns)
        {
            if (TryParse(arn, out var topic))
            {
                topics[arn] = topic;
            }
        }

        return topics.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Source: the partitions of the endpoint rules of the AWS SDKs.</summary>
    private static string? DomainOf(string partition) => partition switch
    {
        "aws" or "aws-us-gov" => "amazonaws.com",
        "aws-cn" => "amazonaws.com.cn",
        "aws-eusc" => "amazonaws.eu",
        "aws-iso" => "c2s.ic.gov",
        "aws-iso-b" => "sc2s.sgov.gov",
        "aws-iso-e" => "cloud.adc-e.uk",
        "aws-iso-f" => "csp.hci.ic.gov",
        _ => null,
    };

    [GeneratedRegex(@"\Aarn:(?<partition>aws[a-z-]*):sns:(?<region>[a-z]{2,}(-[a-z0-9]+)+-[0-9]+):[0-9]{12}:[A-Za-z0-9_-]{1,256}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Format();
}
