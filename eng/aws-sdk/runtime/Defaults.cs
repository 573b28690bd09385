namespace Amazon.StandIn;

/// <summary>The settings for each value of <see cref="ClientConfig.DefaultConfigurationMode"/>. Only their connection timeouts differ.</summary>
internal static class Defaults
{
    public static readonly IDefaultConfiguration[] All =
    [
        Of(DefaultConfigurationMode.Standard, 3.1),
        Of(DefaultConfigurationMode.InRegion, 1.1),
        Of(DefaultConfigurationMode.CrossRegion, 3.1),
        Of(DefaultConfigurationMode.Mobile, 30),
        Of(DefaultConfigurationMode.Auto, 1.1),
    ];

    private static DefaultConfiguration Of(DefaultConfigurationMode mode, double connectSeconds) => new()
    {
        Name = mode,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromSeconds(connectSeconds),
        TlsNegotiationTimeout = TimeSpan.FromSeconds(connectSeconds),
    };
}
