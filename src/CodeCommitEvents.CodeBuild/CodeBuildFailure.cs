using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.RuntimeDependencies;

namespace CodeCommitEvents.CodeBuild;

/// <summary>What a call that failed means. Texts of the service are left to the inner exception: they may quote the request.</summary>
internal sealed record CodeBuildFailure(string What, bool IsTransient)
{
    /// <summary>Errors that pass: of a limit, of a clock, and of credentials that are renewed.</summary>
    private static readonly FrozenSet<string> Passing = new[]
    {
        "AccountLimitExceededException",
        "ExpiredToken",
        "ExpiredTokenException",
        "PriorRequestNotComplete",
        "RequestExpired",
        "RequestLimitExceeded",
        "RequestThrottled",
        "RequestThrottledException",
        "RequestTimeTooSkewed",
        "RequestTimeout",
        "RequestTimeoutException",
        "SlowDown",
        "Throttling",
        "ThrottledException",
        "ThrottlingException",
        "TooManyRequestsException",
    }.ToFrozenSet(StringComparer.Ordinal);

    private const HttpStatusCode None = default;

    public string? ErrorCode { get; init; }

    public string? RequestId { get; init; }

    /// <summary>Whether the service may have done what it was asked for.</summary>
    public bool MayBeDone { get; init; }

    /// <summary>Null for an exception that is none of a call.</summary>
    public static CodeBuildFailure? Of(Exception exception) => exception switch
    {
        AmazonUnmarshallingException unreadable => new("its answer could not be read", IsTransient: true)
        {
            RequestId = Known(unreadable.RequestId),
            MayBeDone = true,
        },
        AmazonServiceException { StatusCode: not None } answer => OfAnswer(answer),
        _ when IsOfNetwork(exception) => new("it did not answer", IsTransient: true) { MayBeDone = true },
        MissingRuntimeDependencyException => new("a role cannot be assumed without the package AWSSDK.SecurityToken", IsTransient: false),
        AmazonServiceException or AmazonClientException => BeforeTheCall(exception),
        InvalidOperationException and not ObjectDisposedException => BeforeTheCall(exception),
        _ => null,
    };

    public BuildStartException AsStartException(string projectName, Exception? exception) => new(
        projectName,
        IsTransient,
        $"CodeBuild did not start the build: {What}.{(MayBeDone ? " It may have been started all the same." : "")}",
        exception)
    {
        ErrorCode = ErrorCode,
        RequestId = RequestId,
        MayHaveStarted = MayBeDone,
    };

    private static CodeBuildFailure OfAnswer(AmazonServiceException answer)
    {
        var isPassing = answer.ErrorCode is { } code && Passing.Contains(code);
        var isOfService = answer.StatusCode >= HttpStatusCode.InternalServerError;
        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        return new(
            Known(answer.ErrorCode) is { } error ? $"{error} ({status})" : $"status {status}",
            isPassing || isOfService || answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout)
        {
            ErrorCode = Known(answer.ErrorCode),
            RequestId = Known(answer.RequestId),
            MayBeDone = isOfService && !isPassing && answer.StatusCode != HttpStatusCode.ServiceUnavailable,
        };
    }

    /// <summary>No credentials, a role that cannot be assumed, no region: the request was never sent. Where they are asked for may be down.</summary>
    private static CodeBuildFailure BeforeTheCall(Exception exception)
    {
        var causes = Causes(exception).ToArray();
        return causes.OfType<AmazonServiceException>().FirstOrDefault(cause => cause.StatusCode != None) is { } answer
            ? OfAnswer(answer) with { MayBeDone = false }
            : new("it could not be called, for want of credentials, a role or a region", exception is AmazonServiceException || causes.Any(IsOfNetwork));
    }

    /// <summary>Not an assembly or a profile that is not there.</summary>
    private static bool IsOfNetwork(Exception exception) => exception
        is HttpRequestException or SocketException or WebException or TimeoutException or OperationCanceledException
        or (IOException and not (FileNotFoundException or FileLoadException or DirectoryNotFoundException));

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception.InnerException; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    private static string? Known(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
