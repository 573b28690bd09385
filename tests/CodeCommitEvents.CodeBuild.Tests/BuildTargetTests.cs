using Amazon;
using Amazon.CodeBuild;
using Amazon.Runtime;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Tests builds in other regions and accounts.</summary>
public sealed class BuildTargetTests
{
    private const string Role = "arn:aws:iam::444455556666:role/start-builds";

    [Fact]
    public async Task By_default_a_build_starts_in_the_account_and_region_of_the_client()
    {
        await using var server = new CodeBuildServer(Answer.Build);

        var started = await new CodeBuildStarter(server.Client()).StartAsync(Requests.Most);

        (started.Account, started.Region).Should().Be((null, null));
        server.Calls[0].Scope.Should().Be("AKIDOWN eu-central-1");
    }

    [Fact]
    public async Task With_FollowEventRegion_a_build_starts_in_the_region_of_its_event()
    {
        await using var server = new CodeBuildServer(Answer.Build);
        var starter = StarterOf(server, new() { FollowEventRegion = true, Region = "eu-west-1", Credentials = new BasicAWSCredentials("AKIDFAR", "secret") });

        var there = await starter.StartAsync(Requests.Most);
        var here = await starter.StartAsync(Requests.Most with { Region = "eu-central-1" });
        var else1 = await starter.StartAsync(Requests.Most with { Region = null });
        await starter.StopAsync(there);

        new[] { there.Region, here.Region, else1.Region }.Should().Equal("us-east-1", null, "eu-west-1");
        server.Calls.Select(call => call.Scope).Should().Equal("AKIDFAR us-east-1", "AKIDOWN eu-central-1", "AKIDFAR eu-west-1", "AKIDFAR us-east-1");
    }

    [Theory]
    [InlineData("eu-central-1.example.com/#")]
    [InlineData("EU-CENTRAL-1")]
    [InlineData("central")]
    [InlineData("eu-central-1\n")]
    [InlineData("xx-nowhere-9")]
    [InlineData("eu-central-11")]
    [InlineData("cn-north-1")]
    [InlineData("us-gov-west-1")]
    public async Task An_event_can_choose_only_a_region_that_the_SDK_knows_in_the_partition_of_the_client(string region)
    {
        await using var server = new CodeBuildServer(Answer.Build);
        var start = () => StarterOf(server, new() { FollowEventRegion = true }).StartAsync(Requests.Least with { Region = region });

        (await start.Should().ThrowAsync<BuildStartException>()).Which.IsTransient.Should().BeFalse();
        server.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task Many_invented_regions_create_no_clients()
    {
        await using var server = new CodeBuildServer(Answer.Build);
        var clients = new RecordingClients(server.Client());
        var starter = new CodeBuildStarter(clients, new CodeBuildStarterOptions { FollowEventRegion = true });

        for (var number = 1; number < 100; number++)
        {
            await FluentActions.Awaiting(() => starter.StartAsync(Requests.Least with { Region = $"eu-invented-{number}" })).Should().ThrowAsync<BuildStartException>();
        }

        clients.Asked.Should().OnlyContain(asked => asked.Region == null);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("eu-own-1")]
    public async Task If_the_partition_of_the_client_is_unknown_an_event_can_choose_every_region_that_the_SDK_knows(string? region)
    {
        await using var server = new CodeBuildServer(Answer.Build);
        using var own = new AmazonCodeBuildClient(
            new BasicAWSCredentials("AKIDOWN", "secret"), new AmazonCodeBuildConfig { ServiceURL = server.Client().Config.ServiceURL, AuthenticationRegion = region });
        var starter = new CodeBuildStarter(own, new() { FollowEventRegion = true, Credentials = new BasicAWSCredentials("AKIDFAR", "secret") });

        var known = await starter.StartAsync(Requests.Least with { Region = "cn-north-1" });
        var invented = () => starter.StartAsync(Requests.Least with { Region = "cn-nowhere-1" });

        known.Region.Should().Be("cn-north-1");
        await invented.Should().ThrowAsync<BuildStartException>();
    }

    [Fact]
    public async Task Options_can_name_a_region_that_the_SDK_does_not_know()
    {
        await using var server = new CodeBuildServer(Answer.Build);

        await StarterOf(server, new() { Region = "eu-new-1", Credentials = new BasicAWSCredentials("AKIDFAR", "secret") }).StartAsync(Requests.Least);

        server.Calls[0].Scope.Should().Be("AKIDFAR eu-new-1");
    }

    [Fact]
    public async Task A_build_for_an_account_with_a_role_starts_in_that_account()
    {
        FakeSecurityTokenService.Use(role => new("AKIDROLE", "secret", $"session of {role.Split('/')[1]}", new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
        await using var server = new CodeBuildServer(Answer.Build);
        var starter = StarterOf(server, new() { Credentials = new BasicAWSCredentials("AKIDSOURCE", "secret"), Roles = { ["444455556666"] = Role } });

        var there = await starter.StartAsync(Requests.Most);
        var here = await starter.StartAsync(Requests.Most with { Account = "111122223333" });
        await starter.StopAsync(there);

        (there.Account, there.Region, here.Account).Should().Be(("444455556666", null, null));
        server.Calls.Select(call => call.Scope).Should().Equal("AKIDROLE eu-central-1", "AKIDOWN eu-central-1", "AKIDROLE eu-central-1");
        server.Calls[0].Headers["X-Amz-Security-Token"].Should().Be("session of start-builds");
    }

    [Fact]
    public async Task Denied_access_to_a_role_is_a_permanent_failure_and_starts_nothing()
    {
        FakeSecurityTokenService.Use(_ => throw new AmazonClientException("Error calling AssumeRole", new AmazonServiceException("No.")
        {
            ErrorCode = "AccessDenied",
            StatusCode = System.Net.HttpStatusCode.Forbidden,
            RequestId = "sts-1",
        }));

        var failure = await FailureWithRoleAsync();

        (failure.IsTransient, failure.ErrorCode, failure.RequestId, failure.MayHaveStarted).Should().Be((false, "AccessDenied", "sts-1", false));
    }

    [Fact]
    public async Task A_role_that_is_not_assumed_because_STS_answers_400_without_an_error_code_is_a_transient_failure()
    {
        FakeSecurityTokenService.Use(_ => throw new AmazonClientException("Error calling AssumeRole", new AmazonServiceException("")
        {
            StatusCode = System.Net.HttpStatusCode.BadRequest,
        }));

        var failure = await FailureWithRoleAsync();

        (failure.IsTransient, failure.ErrorCode, failure.MayHaveStarted).Should().Be((true, null, false));
    }

    [Fact]
    public async Task A_network_error_while_a_role_is_assumed_is_a_transient_failure()
    {
        FakeSecurityTokenService.Use(_ => throw new AmazonClientException("Error calling AssumeRole", new HttpRequestException("No route.")));

        var failure = await FailureWithRoleAsync();

        (failure.IsTransient, failure.ErrorCode, failure.MayHaveStarted).Should().Be((true, null, false));
    }

    [Fact]
    public async Task A_role_without_the_STS_package_is_a_permanent_failure()
    {
        FakeSecurityTokenService.Use(null);

        var failure = await FailureWithRoleAsync();

        (failure.IsTransient, failure.MayHaveStarted).Should().Be((false, false));
        failure.InnerException!.Message.Should().Contain("AWSSDK.SecurityToken");
    }

    [Fact]
    public void A_client_is_created_once_per_region_and_account_with_the_settings_of_the_given_client()
    {
        using var own = new AmazonCodeBuildClient("AKIDOWN", "secret", new AmazonCodeBuildConfig
        {
            RegionEndpoint = RegionEndpoint.EUCentral1,
            MaxErrorRetry = 7,
            Timeout = TimeSpan.FromSeconds(9),
            UseFIPSEndpoint = true,
        });
        var clients = new CodeBuildClientProvider(own, new CodeBuildStarterOptions { Credentials = new AnonymousAWSCredentials(), Roles = { ["444455556666"] = Role } });

        clients.GetClient(null, null).Should().BeSameAs(own);
        var there = clients.GetClient(null, "us-west-2");
        clients.GetClient(null, "us-west-2").Should().BeSameAs(there);
        (there.Config.RegionEndpoint.SystemName, there.Config.MaxErrorRetry, there.Config.Timeout, there.Config.UseFIPSEndpoint)
            .Should().Be(("us-west-2", 7, TimeSpan.FromSeconds(9), true));
        clients.GetClient("444455556666", null).Config.RegionEndpoint.Should().Be(RegionEndpoint.EUCentral1);
        FluentActions.Invoking(() => clients.GetClient("777788889999", null)).Should().Throw<ArgumentException>();
        clients.Dispose();

        own.DetermineServiceOperationEndpoint(new Amazon.CodeBuild.Model.StartBuildRequest()).URL.Should().StartWith("https://codebuild-fips.eu-central-1.", "the provider does not dispose the given client");
    }

    [Fact]
    public void A_client_for_another_region_has_the_credentials_and_the_proxy_of_the_given_client()
    {
        var config = new AmazonCodeBuildConfig { RegionEndpoint = RegionEndpoint.EUCentral1, DefaultAWSCredentials = new BasicAWSCredentials("AKIDOWN", "secret") };
        config.SetWebProxy(new System.Net.WebProxy("http://proxy.example.com"));
        using var own = new AmazonCodeBuildClient(config);
        using var clients = new CodeBuildClientProvider(own, new CodeBuildStarterOptions { Roles = { ["444455556666"] = Role } });

        clients.GetClient("444455556666", null).Config.GetWebProxy().Should().BeSameAs(config.GetWebProxy());
        clients.GetClient(null, "us-west-2").Config.RegionEndpoint.Should().Be(RegionEndpoint.USWest2);
    }

    [Fact]
    public void A_client_for_another_region_can_be_created_without_default_credentials_in_the_configuration()
    {
        using var own = new AmazonCodeBuildClient("AKIDOWN", "secret", RegionEndpoint.EUCentral1);
        using var clients = new CodeBuildClientProvider(own);

        clients.GetClient(null, "us-west-2").Config.RegionEndpoint.Should().Be(RegionEndpoint.USWest2);
    }

    [Theory]
    [InlineData("eu-central-1", null)]
    [InlineData("us-west-2", "us-west-2")]
    public async Task Another_client_is_used_only_if_the_region_differs_from_that_of_the_given_client(string region, string? asked)
    {
        using var own = new AmazonCodeBuildClient("AKIDOWN", "secret", RegionEndpoint.EUCentral1);
        var clients = new RecordingClients(own);

        await new CodeBuildStarter(clients, new CodeBuildStarterOptions { Region = region }).FindAsync(Requests.Least, DateTimeOffset.UnixEpoch);

        clients.Asked.Should().Equal((null, null), (null, asked));
    }

    [Fact]
    public async Task A_custom_client_provider_is_asked_for_the_account_and_the_region()
    {
        await using var server = new CodeBuildServer(Answer.Build);
        var clients = new RecordingClients(server.Client());
        var starter = new CodeBuildStarter(clients, new CodeBuildStarterOptions { FollowEventRegion = true, Roles = { ["444455556666"] = Role } });

        var started = await starter.StartAsync(Requests.Most);
        await starter.StopAsync(started);

        clients.Asked.Where(asked => asked != (null, null)).Should().Equal(("444455556666", "us-east-1"), ("444455556666", "us-east-1"));
    }

    private static async Task<BuildStartException> FailureWithRoleAsync()
    {
        await using var server = new CodeBuildServer(Answer.Build);
        var starter = StarterOf(server, new() { Credentials = new BasicAWSCredentials("AKIDSOURCE", "secret"), Roles = { ["444455556666"] = Role } });
        var start = () => starter.StartAsync(Requests.Most);
        var failure = (await start.Should().ThrowAsync<BuildStartException>()).Which;
        server.Calls.Should().BeEmpty();
        return failure;
    }

    private static CodeBuildStarter StarterOf(CodeBuildServer server, CodeBuildStarterOptions options) => new(server.Client(), options);

    private sealed class RecordingClients(IAmazonCodeBuild client) : ICodeBuildClientProvider
    {
        public List<(string? Account, string? Region)> Asked { get; } = [];

        public IAmazonCodeBuild GetClient(string? account, string? region)
        {
            Asked.Add((account, region));
            return client;
        }
    }
}
