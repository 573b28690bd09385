using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.RuntimeDependencies;

namespace CodeCommitEvents.Shared.Aws;

/// <summary>
/// The reason why a call of AWS failed. The reason does not include the message of the service, because that message can contain data of
/// the request. The inner exception has that message.
/// </summary>
internal sealed record AwsFailure(string Reason, bool IsTransient)
{
    /// <summary>The error codes of transient failures: throttling, limits, clock differences and expired credentials.</summary>
    private static readonly FrozenSet<string> TransientErrorCodes = new[]
    {
        "AccountLimitExceededException",
        "ExpiredToken",
        "ExpiredTokenException",
        "KMSThrottling",
        "KMSThrottlingException",
        "PriorRequestNotComplete",
        "RequestExpired",
        "RequestInTheFuture",
        "RequestLimitExceeded",
        "RequestThrottled",
        "RequestThrottledException",
        "RequestTimeTooSkewed",
        "RequestTimeout",
        "RequestTimeoutException",
        "SlowDown",
        "Throttled",
        "Throttling",
        "ThrottledException",
        "ThrottlingException",
        "TooManyRequestsException",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The status code of an exception for which there is no HTTP response.</summary>
    private const HttpStatusCode NoStatus = default;

    public string? ErrorCode { get; init; }

    public string? RequestId { get; init; }

    /// <summary>Whether the service may have executed the request.</summary>
    public bool MayHaveSucceeded { get; init; }

    /// <summary>Returns the failure that an exception describes. Null if a call of AWS cannot have caused the exception.</summary>
    public static AwsFailure? FromException(Exception exception) => exception switch
    {
        AmazonUnmarshallingException unreadable => new("its response cannot be read", IsTransient: true)
        {
            RequestId = NullIfEmpty(unreadable.RequestId),
            MayHaveSucceeded = true,
        },
        AmazonServiceException { StatusCode: not NoStatus } response => FromResponse(response),
        _ when IsNetworkError(exception) => new("it did not respond", IsTransient: true) { MayHaveSucceeded = true },
        MissingRuntimeDependencyException => new("assuming a role needs the package AWSSDK.SecurityToken", IsTransient: false),
        AmazonServiceException or AmazonClientException => BeforeRequest(exception),
        InvalidOperationException and not ObjectDisposedException => BeforeRequest(exception),
        _ => null,
    };

    private static AwsFailure FromResponse(AmazonServiceException response)
    {
        var code = NullIfEmpty(response.ErrorCode);
        var isTransientCode = code is not null && TransientErrorCodes.Contains(code);
        var isServerError = response.StatusCode >= HttpStatusCode.InternalServerError;
        var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        var error = code is null ? $"status {status}" : $"{code} ({status})";
        return new(
            error,
            isTransientCode || isServerError || IsThrottledWithoutCode(response)
                || response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout)
        {
            ErrorCode = code,
            RequestId = NullIfEmpty(response.RequestId),
            MayHaveSucceeded = isServerError && !isTransientCode && response.StatusCode != HttpStatusCode.ServiceUnavailable,
        };
    }

    /// <summary>AWS can answer a throttled call in XML. The SDK finds no error code in such a response, and does not retry the call.</summary>
    private static bool IsThrottledWithoutCode(AmazonServiceException response) =>
        response.StatusCode == HttpStatusCode.BadRequest && string.IsNullOrEmpty(response.ErrorCode);

    /// <summary>
    /// Returns the failure of a request that was not sent, because the credentials or the region are missing, or a role cannot be
    /// assumed. The failure is transient if the service that provides the credentials failed transiently.
    /// </summary>
    private static AwsFailure BeforeRequest(Exception exception)
    {
        var causes = InnerExceptions(exception).ToArray();
        return causes.OfType<AmazonServiceException>().FirstOrDefault(cause => cause.StatusCode != NoStatus) is { } response
            ? FromResponse(response) with { MayHaveSucceeded = false }
            : new("the credentials or the region are missing, or the role cannot be assumed", exception is AmazonServiceException || causes.Any(IsNetworkError));
    }

    /// <summary>An <see cref="IOException"/> for a missing file, such as an assembly or a profile, is not a network error.</summary>
    private static bool IsNetworkError(Exception exception) => exception
        is HttpRequestException or SocketException or WebException or TimeoutException or OperationCanceledException
        or (IOException and not (FileNotFoundException or FileLoadException or DirectoryNotFoundException));

    private static IEnumerable<Exception> InnerExceptions(Exception exception)
    {
        for (var inner = exception.InnerException; inner is not null; inner = inner.InnerException)
        {
            yield return inner;
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
