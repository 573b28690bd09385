using System.Xml.Linq;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.StandIn;

/// <summary>The query protocol: requests are forms, and responses are XML.</summary>
internal sealed class QueryProtocol(string serviceName, string version, ExceptionFactory otherError) : Protocol(otherError)
{
    public override IRequest Marshall<TRequest>(string operation, Structure<TRequest> shape, TRequest input)
    {
        var request = new DefaultRequest(input, serviceName);
        request.Parameters.Add("Action", operation);
        request.Parameters.Add("Version", version);
        shape.WriteQuery(request.Parameters, "", input);
        return request;
    }

    public override ResponseUnmarshaller UnmarshallerOf<TResponse>(Structure<TResponse> shape, ServiceError[] errors) =>
        new Reader<TResponse>(this, shape, errors);

    private sealed class Reader<TResponse>(QueryProtocol protocol, Structure<TResponse> shape, ServiceError[] errors)
        : XmlResponseUnmarshaller
        where TResponse : AmazonWebServiceResponse
    {
        /// <summary>The root contains an element with the members, if the response has any, and the id of the request.</summary>
        public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
        {
            XElement root = XElement.Load(input.Stream);
            XElement result = root.Elements().FirstOrDefault(child => child.Name.LocalName.EndsWith("Result", StringComparison.Ordinal));
            TResponse response = shape.ReadXml(result ?? new XElement("Result"));
            response.ResponseMetadata = new() { RequestId = root.Child("ResponseMetadata")?.Child("RequestId")?.Value };
            return response;
        }

        public override AmazonServiceException UnmarshallException(
            XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
            protocol.ExceptionOf(XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input), errors, innerException, statusCode);
    }
}

internal static class XmlNames
{
    /// <summary>The first child with the name, in any namespace. Null if there is none.</summary>
    public static XElement Child(this XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name);
}
