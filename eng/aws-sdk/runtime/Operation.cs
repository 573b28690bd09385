using Amazon.Runtime.Internal.Transform;

namespace Amazon.StandIn;

/// <summary>Creates the exception of an error response.</summary>
internal delegate AmazonServiceException ExceptionFactory(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode);

/// <summary>An error with its own exception type. The code is the one that the service sends.</summary>
internal sealed record ServiceError(string Code, ExceptionFactory Create);

/// <summary>How a service gets requests, and how it sends responses and errors.</summary>
internal abstract class Protocol(ExceptionFactory otherError)
{
    public abstract IRequest Marshall<TRequest>(string operation, Structure<TRequest> shape, TRequest input)
        where TRequest : AmazonWebServiceRequest;

    public abstract ResponseUnmarshaller UnmarshallerOf<TResponse>(Structure<TResponse> shape, ServiceError[] errors)
        where TResponse : AmazonWebServiceResponse;

    /// <summary>Creates the exception of an error. An error that the operation does not list has the exception type of the service.</summary>
    protected AmazonServiceException ExceptionOf(ErrorResponse error, ServiceError[] errors, Exception innerException, HttpStatusCode statusCode)
    {
        ExceptionFactory create = Array.Find(errors, known => known.Code == error.Code)?.Create ?? otherError;
        return create(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }
}

/// <summary>An operation of a service.</summary>
internal sealed class Operation<TRequest, TResponse>(
    Protocol protocol, string name, Structure<TRequest> request, Structure<TResponse> response, params ServiceError[] errors)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse
{
    private readonly ResponseUnmarshaller unmarshaller = protocol.UnmarshallerOf(response, errors);

    public InvokeOptions Options() => new() { RequestMarshaller = this, ResponseUnmarshaller = unmarshaller };

    public IRequest Marshall(AmazonWebServiceRequest input) => protocol.Marshall(name, request, (TRequest)input);
}
