using System.Net;
using System.Text.Json;
using Amazon.CodeBuild.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.CodeBuild.Internal;

/// <summary>Creates the HTTP request of an operation, in the protocol AWS JSON 1.1.</summary>
internal sealed class JsonRequestMarshaller<TRequest> : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonCodeBuildRequest
{
    public static readonly JsonRequestMarshaller<TRequest> Instance = new();

    /// <summary>The name of the operation, such as StartBuild for a StartBuildRequest.</summary>
    private static readonly string Operation = typeof(TRequest).Name[..^"Request".Length];

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, "Amazon.CodeBuild")
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            Content = JsonSerializer.SerializeToUtf8Bytes((TRequest)input, CodeBuildJson.TypeInfo<TRequest>()),
        };
        request.Headers["X-Amz-Target"] = $"CodeBuild_20161006.{Operation}";
        request.Headers["Content-Type"] = "application/x-amz-json-1.1";
        request.Headers["X-Amz-Api-Version"] = "2016-10-06";
        return request;
    }
}

/// <summary>Reads the response of an operation, or its error response.</summary>
internal sealed class JsonResponseUnmarshaller<TResponse> : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse
{
    public static readonly JsonResponseUnmarshaller<TResponse> Instance = new();

    /// <summary>
    /// The errors that have their own exception type: those that the service model lists for the operation. The model does not list
    /// AccountLimitExceededException for StartBuildBatch. This error becomes an AmazonCodeBuildException with an ErrorCode.
    /// </summary>
    private static readonly string[] Errors = typeof(TResponse).Name switch
    {
        nameof(CreateProjectResponse) =>
            [nameof(InvalidInputException), nameof(AccountLimitExceededException), nameof(ResourceAlreadyExistsException)],
        nameof(StartBuildResponse) =>
            [nameof(InvalidInputException), nameof(AccountLimitExceededException), nameof(ResourceNotFoundException)],
        nameof(DeleteProjectResponse) or nameof(BatchGetBuildsResponse) or nameof(BatchGetBuildBatchesResponse)
            or nameof(BatchGetProjectsResponse) => [nameof(InvalidInputException)],
        _ => [nameof(InvalidInputException), nameof(ResourceNotFoundException)],
    };

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) =>
        JsonSerializer.Deserialize(input.Stream, CodeBuildJson.TypeInfo<TResponse>());

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        ErrorResponse error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        return Errors.FirstOrDefault(name => name == error.Code) switch
        {
            nameof(AccountLimitExceededException) => new AccountLimitExceededException(
                error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            nameof(InvalidInputException) => new InvalidInputException(
                error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            nameof(ResourceAlreadyExistsException) => new ResourceAlreadyExistsException(
                error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            nameof(ResourceNotFoundException) => new ResourceNotFoundException(
                error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            _ => new AmazonCodeBuildException(
                error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
        };
    }
}
