using System.CommandLine;
using Amazon.DynamoDBv2;
using CodeCommitEvents.DynamoDB;

namespace CodeCommitEvents.Tool;

/// <summary>The option <c>--table</c>: the DynamoDB table of claims, which says which builds were started.</summary>
internal static class TableOption
{
    public static Option<string> Create() => new("--table")
    {
        Description = "The DynamoDB table with the claims: which builds were started",
        HelpName = "TABLE",
    };

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">No table can have the name.</exception>
    public static ClaimTable Open(string table, Uri? endpoint) => new(table, Clients.DynamoDB(endpoint));

    /// <summary>The store of claims, and its client.</summary>
    internal sealed class ClaimTable(string table, IAmazonDynamoDB client) : IDisposable
    {
        public DynamoDBBuildClaimStore Store { get; } = new(client, new() { TableName = table });

        public void Dispose()
        {
            Store.Dispose();
            client.Dispose();
        }
    }
}
