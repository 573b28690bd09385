using CodeCommitEvents.Shared;

namespace CodeCommitEvents.Sns;

/// <summary>Finds the errors in the options of a verifier.</summary>
internal sealed class SnsMessageVerifierOptionsValidator : OptionsValidator<SnsMessageVerifierOptions>
{
    private const int MinMessageBytes = 1024;
    private const int MaxMessageBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan MinWindow = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxWindow = TimeSpan.FromDays(7);
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromSeconds(15);

    protected override IEnumerable<string> Errors(SnsMessageVerifierOptions options)
    {
        if (options.Topics.Count == 0)
        {
            yield return "Topics is empty. Add the ARN of each topic whose messages are accepted: any AWS customer can send signed messages of their own topics.";
        }

        foreach (var arn in options.Topics)
        {
            if (!SnsTopic.TryParse(arn, out _))
            {
                yield return $"'{arn}' in Topics is not the ARN of a standard topic, such as arn:aws:sns:eu-central-1:111122223333:changes. Patterns and FIFO topics are not possible.";
            }
        }

        foreach (var (name, hosts) in new[] { (nameof(options.AdditionalHosts), options.AdditionalHosts), (nameof(options.CertificateNames), options.CertificateNames) })
        {
            foreach (var host in hosts)
            {
                if (Uri.CheckHostName(host) != UriHostNameType.Dns || host.Any(char.IsUpper))
                {
                    yield return $"'{host}' in {name} is not a host name in lower case, such as sns.eu-central-1.api.aws.";
                }
            }
        }

        if (options.ReplayWindow < MinWindow || options.ReplayWindow > MaxWindow)
        {
            yield return "ReplayWindow must be from one minute to seven days. Two hours are 02:00:00.";
        }

        if (options.HttpTimeout <= TimeSpan.Zero || options.HttpTimeout > MaxTimeout)
        {
            yield return "HttpTimeout must be more than zero and at most 15 seconds. Five seconds are 00:00:05.";
        }

        if (options.MaxMessageBytes is < MinMessageBytes or > MaxMessageBytes)
        {
            yield return $"MaxMessageBytes must be from {MinMessageBytes} to {MaxMessageBytes}.";
        }
    }
}
