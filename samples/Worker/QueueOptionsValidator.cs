using Microsoft.Extensions.Options;

namespace Worker;

/// <summary>Finds all errors in the settings of the queue, so that the program does not start with them.</summary>
internal sealed class QueueOptionsValidator : IValidateOptions<QueueOptions>
{
    public ValidateOptionsResult Validate(string? name, QueueOptions options)
    {
        var errors = Errors(options).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(QueueOptions options)
    {
        if (!Uri.TryCreate(options.Url, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
        {
            yield return "Queue:Url must be the URL of a queue, such as https://sqs.eu-central-1.amazonaws.com/111122223333/builds.";
        }

        if (options.MaxConcurrency is < 1 or > 1000)
        {
            yield return "Queue:MaxConcurrency must be from 1 to 1000.";
        }

        if (IsOutside(options.WaitTime, TimeSpan.Zero, TimeSpan.FromSeconds(20)))
        {
            yield return "Queue:WaitTime must be from 00:00:00 to 00:00:20.";
        }

        if (IsOutside(options.VisibilityTimeout, TimeSpan.FromSeconds(2), TimeSpan.FromHours(12)))
        {
            yield return "Queue:VisibilityTimeout must be from 00:00:02 to 12:00:00.";
        }

        if (IsOutside(options.DispatchTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(11)))
        {
            yield return "Queue:DispatchTimeout must be from 00:00:01 to 11:00:00.";
        }

        if (options.UnhealthyAfter <= options.WaitTime || options.UnhealthyAfter > TimeSpan.FromDays(1))
        {
            yield return "Queue:UnhealthyAfter must be more than Queue:WaitTime, and not more than one day.";
        }
    }

    private static bool IsOutside(TimeSpan time, TimeSpan min, TimeSpan max) => time < min || time > max;
}
