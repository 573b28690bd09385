using System.Globalization;
using System.Text.RegularExpressions;
using CodeCommitEvents.Shared;

namespace CodeCommitEvents.DynamoDB;

/// <summary>Finds the errors of a store's options.</summary>
internal sealed partial class DynamoDBBuildClaimStoreOptionsValidator : OptionsValidator<DynamoDBBuildClaimStoreOptions>
{
    /// <summary>How long CodeBuild remembers an idempotency token.</summary>
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan MinRetention = TimeSpan.FromDays(1);

    private static readonly TimeSpan MaxRetention = TimeSpan.FromDays(3650);

    protected override IEnumerable<string> Errors(DynamoDBBuildClaimStoreOptions options)
    {
        if (string.IsNullOrEmpty(options.TableName))
        {
            yield return "TableName is missing.";
        }
        else if (!Table().IsMatch(options.TableName))
        {
            yield return $"TableName '{options.TableName}' is neither the name of a table (3 to 255 letters, digits, '_', '-' and '.') nor its ARN.";
        }

        if (options.Lease <= TimeSpan.Zero || options.Lease >= TokenLifetime)
        {
            yield return $"Lease {Text(options.Lease)} must be positive and less than {Text(TokenLifetime)}, the time for which CodeBuild remembers an idempotency token.";
        }

        if (options.Retention < MinRetention || options.Retention > MaxRetention)
        {
            yield return $"Retention {Text(options.Retention)} must be from {Text(MinRetention)} to {Text(MaxRetention)}.";
        }
    }

    private static string Text(TimeSpan span) => span.ToString("c", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:[0-9]{12}:table/)?[A-Za-z0-9_.-]{3,255}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Table();
}
