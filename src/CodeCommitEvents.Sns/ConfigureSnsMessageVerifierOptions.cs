using CodeCommitEvents.Shared;
using Microsoft.Extensions.Configuration;

namespace CodeCommitEvents.Sns;

/// <summary>Reads the options of a verifier from a configuration section.</summary>
internal sealed class ConfigureSnsMessageVerifierOptions(IConfiguration section) : ConfigureFromSection<SnsMessageVerifierOptions>(section)
{
    protected override void Read(SectionReader section, SnsMessageVerifierOptions options)
    {
        AddAll(section, nameof(options.Topics), options.Topics);
        AddAll(section, nameof(options.AdditionalHosts), options.AdditionalHosts);
        AddAll(section, nameof(options.CertificateNames), options.CertificateNames);
        options.RequireSignatureVersion2 = section.Flag(nameof(options.RequireSignatureVersion2)) ?? options.RequireSignatureVersion2;
        options.ReplayWindow = section.Duration(nameof(options.ReplayWindow)) ?? options.ReplayWindow;
        options.HttpTimeout = section.Duration(nameof(options.HttpTimeout)) ?? options.HttpTimeout;
        options.MaxMessageBytes = section.Number(nameof(options.MaxMessageBytes)) ?? options.MaxMessageBytes;
        options.ConfirmSubscriptions = section.Flag(nameof(options.ConfirmSubscriptions)) ?? options.ConfirmSubscriptions;
        options.AcceptRawDelivery = section.Flag(nameof(options.AcceptRawDelivery)) ?? options.AcceptRawDelivery;
    }

    private static void AddAll(SectionReader section, string key, IList<string> values)
    {
        foreach (var item in section.Children(key))
        {
            values.Add(item.Value ?? "");
        }
    }
}
