using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.DynamoDB;

/// <summary>Refuses options that cannot work, with every reason.</summary>
internal sealed partial class DynamoDBBuildClaimStoreOptionsValidator : IValidateOptions<DynamoDBBuildClaimStoreOptions>
{
    /// <summary>How long CodeBuild answers a token with the build that it started for it.</summary>
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LeastRetention = TimeSpan.FromDays(1);

    private static readonly TimeSpan MostRetention = TimeSpan.FromDays(3650);

    /// <exception cref="OptionsValidationException">The options cannot work.</exception>
    public static DynamoDBBuildClaimStoreOptions Checked(DynamoDBBuildClaimStoreOptions options) => Errors(options).ToArray() is { Length: > 0 } errors
        ? throw new OptionsValidationException(Options.DefaultName, typeof(DynamoDBBuildClaimStoreOptions), errors)
        : options;

    public ValidateOptionsResult Validate(string? name, DynamoDBBuildClaimStoreOptions options) => Errors(options).ToArray() is { Length: > 0 } errors
        ? ValidateOptionsResult.Fail(errors)
        : ValidateOptionsResult.Success;

    private static IEnumerable<string> Errors(DynamoDBBuildClaimStoreOptions options)
    {
        foreach (var error in options.Unreadable)
        {
            yield return error;
        }

        if (string.IsNullOrEmpty(options.TableName))
        {
            yield return "TableName is missing: the claims need a table of DynamoDB.";
        }
        else if (!Table().IsMatch(options.TableName))
        {
            yield return $"TableName '{options.TableName}' is neither the name of a table, of 3 to 255 letters, digits, '_', '-' and '.', nor its ARN.";
        }

        if (options.Lease <= TimeSpan.Zero || options.Lease >= TokenLifetime)
        {
            yield return $"Lease {Text(options.Lease)} is not above zero and below {Text(TokenLifetime)}, for which CodeBuild remembers a token.";
        }

        if (options.Retention < LeastRetention || options.Retention > MostRetention)
        {
            yield return $"Retention {Text(options.Retention)} is not at least {Text(LeastRetention)} and at most {Text(MostRetention)}.";
        }
    }

    private static string Text(TimeSpan span) => span.ToString("c", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:[0-9]{12}:table/)?[A-Za-z0-9_.-]{3,255}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Table();
}
