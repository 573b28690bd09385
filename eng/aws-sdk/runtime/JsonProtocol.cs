using System.Text.Json;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.StandIn;

/// <summary>The protocol AWS JSON 1.1.</summary>
internal sealed class JsonProtocol(string serviceName, string version, string target, ExceptionFactory otherError) : Protocol(otherError)
{
    public override IRequest Marshall<TRequest>(string operation, Structure<TRequest> shape, TRequest input)
    {
        var content = new MemoryStream();
        using (var writer = new Utf8JsonWriter(content)) shape.WriteJson(writer, input);

        var request = new DefaultRequest(input, serviceName) { HttpMethod = "POST", ResourcePath = "/", Content = content.ToArray() };
        request.Headers["X-Amz-Target"] = $"{target}.{operation}";
        request.Headers["Content-Type"] = "application/x-amz-json-1.1";
        request.Headers["X-Amz-Api-Version"] = version;
        return request;
    }

    public override ResponseUnmarshaller UnmarshallerOf<TResponse>(Structure<TResponse> shape, ServiceError[] errors) =>
        new Reader<TResponse>(this, shape, errors);

    private sealed class Reader<TResponse>(JsonProtocol protocol, Structure<TResponse> shape, ServiceError[] errors)
        : JsonResponseUnmarshaller
        where TResponse : AmazonWebServiceResponse
    {
        /// <summary>A response without members can have no body.</summary>
        public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
        {
            using var body = new MemoryStream();
            input.Stream.CopyTo(body);
            if (body.Length == 0) body.Write("{}"u8);
            using JsonDocument document = JsonDocument.Parse(body.GetBuffer().AsMemory(0, (int)body.Length));
            return shape.ReadJson(document.RootElement);
        }

        public override AmazonServiceException UnmarshallException(
            JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
        {
            var reader = new StreamingUtf8JsonReader(input.Stream);
            ErrorResponse error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
            return protocol.ExceptionOf(error, errors, innerException, statusCode);
        }
    }
}
