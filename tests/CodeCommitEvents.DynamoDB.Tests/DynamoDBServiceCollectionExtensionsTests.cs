using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using CodeCommitEvents.Building;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.DynamoDB.Tests;

[Collection(nameof(ClaimsTable))]
public sealed class DynamoDBServiceCollectionExtensionsTests(ClaimsTable table)
{
    [MotoFact]
    public async Task The_store_uses_the_registered_client_and_clock_and_does_not_dispose_the_client()
    {
        var clock = new ContractClock();
        var services = new ServiceCollection();
        services.AddSingleton<IAmazonDynamoDB>(table.Client).AddSingleton<TimeProvider>(clock).AddSingleton<IBuildStarter, DryRunBuildStarter>();
        services.AddCodeCommitEvents().AddRules(rules => rules.OnPush(push => push.StartBuild("ci"))).AddDynamoDBClaims(options => (options.TableName, options.Lease) = (ClaimsTable.Name, TimeSpan.FromMinutes(1)));
        await using (var provider = services.BuildServiceProvider())
        {
            var claims = provider.GetServices<IBuildClaimStore>().Should().ContainSingle().Which;
            claims.Should().BeOfType<DynamoDBBuildClaimStore>().And.BeSameAs(provider.GetRequiredService<DynamoDBBuildClaimStore>());
            (await claims.AcquireAsync(Guid.NewGuid().ToString())).LeaseEnd.Should().Be(clock.Now.AddMinutes(1));
            provider.GetRequiredService<BuildDispatcher>().Should().NotBeNull();
        }

        (await table.Client.ListTablesAsync()).TableNames.Should().Contain(ClaimsTable.Name);
    }

    [MotoFact]
    public async Task Without_a_registered_client_one_is_created_and_disposed_with_the_service_provider()
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_DYNAMODB", table.Url.ToString());
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
        var services = new ServiceCollection();
        services.AddCodeCommitEvents().AddDynamoDBClaims(options => options.TableName = ClaimsTable.Name);
        await using var provider = services.BuildServiceProvider();
        var claims = provider.GetRequiredService<IBuildClaimStore>();
        var take = () => claims.AcquireAsync("key");

        (await take.Should().ThrowAsync<ResourceNotFoundException>()).Which.RequestId.Should().NotBeNullOrEmpty("the client has the region and the endpoint of the environment variables");
        await provider.DisposeAsync();

        await take.Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public void A_store_that_was_not_used_is_disposed_without_creating_a_client()
    {
        var services = new ServiceCollection();
        services.AddCodeCommitEvents().AddDynamoDBClaims(options => options.TableName = ClaimsTable.Name);

        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IBuildClaimStore>().Should().BeOfType<DynamoDBBuildClaimStore>();
    }

    [Fact]
    public void The_store_replaces_an_earlier_registration_and_a_later_registration_replaces_it()
    {
        var services = new ServiceCollection();
        var (before, after) = (new InMemoryBuildClaimStore(), new InMemoryBuildClaimStore());

        services.AddSingleton<IBuildClaimStore>(before);
        services.AddCodeCommitEvents().AddDynamoDBClaims(options => options.TableName = ClaimsTable.Name).AddDynamoDBClaims();
        services.AddCodeCommitEvents();

        using (var provider = services.BuildServiceProvider())
        {
            provider.GetServices<IBuildClaimStore>().Should().ContainSingle().Which.Should().BeOfType<DynamoDBBuildClaimStore>();
            provider.GetServices<IValidateOptions<DynamoDBBuildClaimStoreOptions>>().Should().ContainSingle();
        }

        services.AddSingleton<IBuildClaimStore>(after);
        using var replaced = services.BuildServiceProvider();
        replaced.GetRequiredService<IBuildClaimStore>().Should().BeSameAs(after);
    }

    [Fact]
    public void Options_come_from_configuration()
    {
        var options = Configured(("TableName", "arn:aws-cn:dynamodb:cn-north-1:111122223333:table/build-claims"), ("Lease", "00:01:30"), ("Retention", "45"));

        (options.TableName, options.Lease, options.Retention).Should()
            .Be(("arn:aws-cn:dynamodb:cn-north-1:111122223333:table/build-claims", TimeSpan.FromSeconds(90), TimeSpan.FromDays(45)));
    }

    [Fact]
    public void An_empty_configuration_does_not_change_the_options()
    {
        var services = new ServiceCollection();
        services.AddCodeCommitEvents().AddDynamoDBClaims(options => options.TableName = "build-claims").AddDynamoDBClaims(new ConfigurationBuilder().Build());
        using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptions<DynamoDBBuildClaimStoreOptions>>().Value;

        (options.TableName, options.Lease, options.Retention).Should().Be(("build-claims", TimeSpan.FromMinutes(2), TimeSpan.FromDays(30)));
    }

    [Theory]
    [InlineData("TabelName", "x", "TabelName is unknown. Known keys: TableName, Lease, Retention.")]
    [InlineData("TableName", "", "*TableName is missing*")]
    [InlineData("TableName", "x", "*'x' is neither the name of a table*nor its ARN*")]
    [InlineData("TableName", "build claims", "*'build claims' is neither the name of a table*")]
    [InlineData("TableName", "arn:aws:s3:::build-claims", "*is neither the name of a table*")]
    [InlineData("Lease", "00:00:00", "*Lease 00:00:00 must be positive and less than 00:05:00*")]
    [InlineData("Lease", "00:05:00", "*Lease 00:05:00 must be positive*")]
    [InlineData("Lease", "90", "*Lease '90' has no unit: write 00:01:30 for seconds*")]
    [InlineData("Lease", "soon", "*Lease 'soon' is not a time span*")]
    [InlineData("Retention", "23:59:59", "*Retention 23:59:59 must be from 1.00:00:00 to 3650.00:00:00*")]
    [InlineData("Retention", "3650.00:00:01", "*Retention 3650.00:00:01 must be*")]
    [InlineData("Retention", "forever", "*Retention 'forever' is not a time span*")]
    public void Invalid_options_are_rejected_when_the_host_starts(string key, string value, string message)
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("TableName", "build-claims")]).AddInMemoryCollection([new(key, value)]).Build();
        services.AddCodeCommitEvents().AddDynamoDBClaims(configuration);
        using var provider = services.BuildServiceProvider();

        var start = () => provider.GetRequiredService<IStartupValidator>().Validate();

        start.Should().Throw<OptionsValidationException>().WithMessage(message);
    }

    [Fact]
    public void Invalid_options_are_rejected_by_the_constructor()
    {
        using var client = new AmazonDynamoDBClient("test", "test");
        var nameless = () => new DynamoDBBuildClaimStore(client, new());
        var misnamed = () => new DynamoDBBuildClaimStore(client, new() { TableName = "a table" });
        var without = () => new DynamoDBBuildClaimStore(null!, new() { TableName = "build-claims" });
        var unset = () => new DynamoDBBuildClaimStore(client, null!);

        nameless.Should().Throw<OptionsValidationException>();
        misnamed.Should().Throw<OptionsValidationException>();
        without.Should().Throw<ArgumentNullException>();
        unset.Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void A_null_argument_throws_at_once()
    {
        var builder = new ServiceCollection().AddCodeCommitEvents();
        Action[] mistakes =
        [
            () => DynamoDBServiceCollectionExtensions.AddDynamoDBClaims(null!),
            () => DynamoDBServiceCollectionExtensions.AddDynamoDBClaims(null!, new ConfigurationBuilder().Build()),
            () => builder.AddDynamoDBClaims((IConfiguration)null!),
        ];

        mistakes.Should().AllSatisfy(mistake => mistake.Should().Throw<ArgumentNullException>());
    }

    private static DynamoDBBuildClaimStoreOptions Configured(params (string Key, string Value)[] values)
    {
        var services = new ServiceCollection();
        services.AddCodeCommitEvents().AddDynamoDBClaims(new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(value => KeyValuePair.Create<string, string?>(value.Key, value.Value))).Build());
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<DynamoDBBuildClaimStoreOptions>>().Value;
    }
}
