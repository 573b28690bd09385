using Amazon;
using Amazon.CloudWatchLogs;
using Amazon.CodeBuild;
using Amazon.CodeCommit;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SimpleNotificationService;

namespace AwsSdk.Tests;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("eu-central-1", false, "https://{0}.eu-central-1.amazonaws.com")]
    [InlineData("cn-north-1", false, "https://{0}.cn-north-1.amazonaws.com.cn")]
    [InlineData("us-east-1", true, "https://{0}-fips.us-east-1.amazonaws.com")]
    public void A_service_has_an_endpoint_in_each_region(string region, bool fips, string expected)
    {
        foreach (var (name, config) in Configurations(region, fips))
        {
            UrlOf(config).Should().StartWith(string.Format(System.Globalization.CultureInfo.InvariantCulture, expected, name));
        }
    }

    [Fact]
    public void In_GovCloud_the_usual_endpoint_of_some_services_has_FIPS()
    {
        var urls = Configurations("us-gov-west-1", fips: true).Select(each => UrlOf(each.Config).TrimEnd('/'));

        urls.Should().Equal(
            "https://codebuild-fips.us-gov-west-1.amazonaws.com", "https://codecommit-fips.us-gov-west-1.amazonaws.com",
            "https://logs.us-gov-west-1.amazonaws.com", "https://sns.us-gov-west-1.amazonaws.com");
    }

    [Fact]
    public void Requests_are_signed_for_the_name_of_the_service()
    {
        Configurations("eu-central-1", fips: false)
            .Should().OnlyContain(each => each.Config.AuthenticationServiceName == each.Name && each.Config.RegionEndpointServiceName == each.Name);
    }

    private static string UrlOf(ClientConfig config) =>
        config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new Request())).URL;

    private static IEnumerable<(string Name, ClientConfig Config)> Configurations(string region, bool fips)
    {
        var endpoint = RegionEndpoint.GetBySystemName(region);
        yield return ("codebuild", new AmazonCodeBuildConfig { RegionEndpoint = endpoint, UseFIPSEndpoint = fips });
        yield return ("codecommit", new AmazonCodeCommitConfig { RegionEndpoint = endpoint, UseFIPSEndpoint = fips });
        yield return ("logs", new AmazonCloudWatchLogsConfig { RegionEndpoint = endpoint, UseFIPSEndpoint = fips });
        yield return ("sns", new AmazonSimpleNotificationServiceConfig { RegionEndpoint = endpoint, UseFIPSEndpoint = fips });
    }

    private sealed class Request : AmazonWebServiceRequest;
}
