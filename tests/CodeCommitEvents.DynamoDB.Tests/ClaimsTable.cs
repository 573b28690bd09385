using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>A table as the package's README makes it, in an emulator that is not ours.</summary>
public sealed class ClaimsTable : IAsyncLifetime, IDisposable
{
    public const string Name = "build-claims";

    private readonly Moto moto = new();
    private readonly OneCallAtATime turns = new();
    private AmazonDynamoDBClient? client;

    public Uri Url => moto.Url;

    public AmazonDynamoDBClient Client => client ??= NewClient(Url);

    public DynamoDBBuildClaimStore Claims(TimeProvider? time = null) => new(Client, Name, time);

    public AmazonDynamoDBClient NewClient(Uri url) => new("test", "test", new AmazonDynamoDBConfig
    {
        ServiceURL = url.ToString(),
        AuthenticationRegion = "eu-central-1",
        HttpClientFactory = turns,
    });

    /// <summary>An item as it is stored. Null where there is none.</summary>
    public async Task<IReadOnlyDictionary<string, AttributeValue>?> ItemAsync(string key) =>
        (await Client.GetItemAsync(new GetItemRequest { TableName = Name, Key = new(StringComparer.Ordinal) { ["Key"] = new() { S = key } } })).Item;

    public async Task InitializeAsync()
    {
        await moto.InitializeAsync();
        if (Python.NoMoto is null)
        {
            await Client.CreateTableAsync(new CreateTableRequest
            {
                TableName = Name,
                AttributeDefinitions = [new("Key", ScalarAttributeType.S)],
                KeySchema = [new("Key", KeyType.HASH)],
                BillingMode = BillingMode.PAY_PER_REQUEST,
            });
        }
    }

    public async Task DisposeAsync()
    {
        Dispose();
        await moto.DisposeAsync();
    }

    public void Dispose()
    {
        client?.Dispose();
        turns.Dispose();
    }
}

/// <summary>The tests that share the table: each has keys of its own.</summary>
[CollectionDefinition(nameof(ClaimsTable))]
public sealed class ClaimsTableDefinition : ICollectionFixture<ClaimsTable>;
