using Amazon.CodeBuild.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Amazon.CodeBuild;

/// <summary>The configuration of a client.</summary>
public partial class AmazonCodeBuildConfig : ClientConfig
{
    private const string EndpointName = "codebuild";

    /// <summary>The settings for each value of <see cref="ClientConfig.DefaultConfigurationMode"/>. Only their connection timeouts differ.</summary>
    private static readonly IDefaultConfiguration[] Defaults =
    [
        DefaultsOf(DefaultConfigurationMode.Standard, 3.1),
        DefaultsOf(DefaultConfigurationMode.InRegion, 1.1),
        DefaultsOf(DefaultConfigurationMode.CrossRegion, 3.1),
        DefaultsOf(DefaultConfigurationMode.Mobile, 30),
        DefaultsOf(DefaultConfigurationMode.Auto, 1.1),
    ];

    /// <summary>The user agent in the logs of the service. It identifies this project, not the package.</summary>
    private static readonly string UserAgentText = InternalSDKUtils.BuildUserAgentString(ServiceId, "4.0.0-standin");

    public AmazonCodeBuildConfig() : base(new DefaultConfigurationProvider(Defaults))
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = EndpointName;
        EndpointProvider = new AmazonCodeBuildEndpointProvider();
    }

    public static new string ServiceId => "CodeBuild";

    public override string RegionEndpointServiceName => EndpointName;

    public override string ServiceVersion => "2016-10-06";

    public override string UserAgent => UserAgentText;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(AmazonCodeBuildEndpointResolver.ParametersOf(this, parameters.AlternateEndpoint));

    private static DefaultConfiguration DefaultsOf(DefaultConfigurationMode mode, double connectSeconds) => new()
    {
        Name = mode,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromSeconds(connectSeconds),
        TlsNegotiationTimeout = TimeSpan.FromSeconds(connectSeconds),
    };
}
