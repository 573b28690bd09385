using Amazon;
using Amazon.CodeCommit;
using Amazon.Runtime;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Tests the clients for other regions and accounts.</summary>
public sealed class ClientProviderTests
{
    [Fact]
    public void A_client_is_created_once_per_region_and_account_with_the_settings_of_the_given_client()
    {
        using var own = new AmazonCodeCommitClient("AKIDOWN", "secret", new AmazonCodeCommitConfig { RegionEndpoint = RegionEndpoint.EUCentral1, MaxErrorRetry = 7, UseFIPSEndpoint = true });
        var clients = new CodeCommitClientProvider(own, new() { Credentials = new AnonymousAWSCredentials(), Roles = { ["444455556666"] = "arn:aws:iam::444455556666:role/read" } });

        clients.GetClient(null, null).Should().BeSameAs(own);
        var there = clients.GetClient(null, "us-west-2");
        clients.GetClient(null, "us-west-2").Should().BeSameAs(there);
        (there.Config.RegionEndpoint.SystemName, there.Config.MaxErrorRetry, there.Config.UseFIPSEndpoint).Should().Be(("us-west-2", 7, true));
        clients.GetClient("444455556666", null).Config.RegionEndpoint.Should().Be(RegionEndpoint.EUCentral1);
        FluentActions.Invoking(() => clients.GetClient("777788889999", null)).Should().Throw<ArgumentException>();
        clients.Dispose();

        own.DetermineServiceOperationEndpoint(new Amazon.CodeCommit.Model.GetCommitRequest()).URL.Should().StartWith("https://codecommit-fips.eu-central-1.", "the provider does not dispose the given client");
    }

    [Fact]
    public void A_client_for_another_region_needs_no_explicit_credentials()
    {
        using var own = new AmazonCodeCommitClient("AKIDOWN", "secret", RegionEndpoint.EUCentral1);
        using var clients = new CodeCommitClientProvider(own);

        clients.GetClient(null, "us-west-2").Config.RegionEndpoint.Should().Be(RegionEndpoint.USWest2);
    }

    [Fact]
    public void The_client_that_the_provider_creates_is_in_the_region_of_the_options_or_of_the_computer()
    {
        using var here = new CodeCommitClientProvider();
        using var there = new CodeCommitClientProvider(options: new() { Region = "eu-central-1" });

        here.GetClient(null, null).Config.RegionEndpoint.SystemName.Should().Be(TestEnvironment.Region);
        there.GetClient(null, null).Config.RegionEndpoint.SystemName.Should().Be("eu-central-1");
    }

    [Fact]
    public async Task Null_arguments_are_refused()
    {
        using var clients = new CodeCommitClientProvider();

        FluentActions.Invoking(() => new CodeCommitChangedFiles((IAmazonCodeCommit)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => new CodeCommitChangedFiles((ICodeCommitClientProvider)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => new CodeCommitCommits((IAmazonCodeCommit)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => new CodeCommitCommits((ICodeCommitClientProvider)null!)).Should().Throw<ArgumentNullException>();
        await FluentActions.Awaiting(() => new CodeCommitChangedFiles(clients).GetChangedFilesAsync(null!)).Should().ThrowAsync<ArgumentNullException>();
        await FluentActions.Awaiting(() => new CodeCommitCommits(clients).GetCommitAsync(null!)).Should().ThrowAsync<ArgumentNullException>();
    }
}
