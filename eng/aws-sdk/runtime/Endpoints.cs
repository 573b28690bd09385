using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using Amazon.Util;

namespace Amazon.StandIn;

/// <summary>The parameters that determine the endpoint of a request.</summary>
internal sealed class ServiceEndpointParameters : EndpointParameters
{
    public string Region { get; init; }

    public string ServiceUrl { get; init; }

    public bool UseDualStack { get; init; }

    public bool UseFips { get; init; }
}

/// <summary>
/// Returns the service URL from the configuration or, if it is not set, the URL of the service in the region. In the regions that are
/// listed, the usual URL is also the one of FIPS.
/// </summary>
internal sealed class ServiceEndpointProvider(string prefix, params string[] fipsByDefault) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var asked = (ServiceEndpointParameters)parameters;
        if (!string.IsNullOrEmpty(asked.ServiceUrl))
        {
            if (asked.UseFips || asked.UseDualStack)
                throw new AmazonClientException("Invalid Configuration: FIPS and dual stack cannot be used with a custom endpoint.");
            return new Endpoint(asked.ServiceUrl);
        }

        if (string.IsNullOrEmpty(asked.Region)) throw new AmazonClientException("Invalid Configuration: Missing Region");

        Partition partition = Fn.Partition(asked.Region);
        if ((asked.UseFips && !partition.supportsFIPS) || (asked.UseDualStack && !partition.supportsDualStack))
            throw new AmazonClientException($"FIPS or dual stack is enabled, and {asked.Region} does not support it.");

        bool usual = !asked.UseFips || (!asked.UseDualStack && fipsByDefault.Contains(asked.Region));
        string suffix = asked.UseDualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new Endpoint($"https://{(usual ? prefix : prefix + "-fips")}.{asked.Region}.{suffix}");
    }
}

/// <summary>Gets the endpoint of each request from the endpoint provider of the configuration.</summary>
internal sealed class ServiceEndpointResolver : BaseEndpointResolver
{
    internal static ServiceEndpointParameters ParametersOf(IClientConfig config, RegionEndpoint alternative) => new()
    {
        Region = alternative?.SystemName ?? config.RegionEndpoint?.SystemName ?? RegionOf(config),
        ServiceUrl = config.ServiceURL,
        UseDualStack = config.UseDualstackEndpoint,
        UseFips = config.UseFIPSEndpoint,
    };

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
        ParametersOf(requestContext.ClientConfig, requestContext.Request.AlternateEndpoint);

    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
        InjectHostPrefix(executionContext.RequestContext);

    private static string RegionOf(IClientConfig config)
    {
        if (!string.IsNullOrEmpty(config.AuthenticationRegion)) return config.AuthenticationRegion;
        return string.IsNullOrEmpty(config.ServiceURL) ? null : AWSSDKUtils.DetermineRegion(config.ServiceURL);
    }
}

/// <summary>Every operation is signed with signature version 4.</summary>
internal sealed class SignatureHandler : BaseAuthResolverHandler
{
    protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
        AuthSchemeOption.DEFAULT_SIGV4;
}

internal sealed class ServiceMetadata(string serviceId) : IServiceMetadata
{
    public string ServiceId => serviceId;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
