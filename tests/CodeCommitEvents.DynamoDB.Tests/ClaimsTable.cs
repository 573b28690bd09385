using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>A table in the emulator moto, with the same schema as in the README of the package.</summary>
public sealed class ClaimsTable : IAsyncLifetime, IDisposable
{
    public const string Name = "build-claims";

    private readonly Moto moto = new();
    private readonly OneCallAtATime turns = new();
    private AmazonDynamoDBClient? client;

    public Uri Url => moto.Url;

    public AmazonDynamoDBClient Client => client ??= NewClient(Url);

    public DynamoDBBuildClaimStore Claims(TimeProvider? time = null) => new(Client, new() { TableName = Name, TimeProvider = time });

    public AmazonDynamoDBClient NewClient(Uri url) => new("test", "test", new AmazonDynamoDBConfig
    {
        ServiceURL = url.ToString(),
        AuthenticationRegion = "eu-central-1",
        HttpClientFactory = turns,
    });

    /// <summary>The stored item with this key, or null.</summary>
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

/// <summary>The test classes that share the table. Each test uses its own keys.</summary>
[CollectionDefinition(nameof(ClaimsTable))]
public sealed class ClaimsTableDefinition : ICollectionFixture<ClaimsTable>;
