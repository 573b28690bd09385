using System.Net;
using Amazon.Runtime;

namespace Amazon.CodeBuild;

public class AmazonCodeBuildException : AmazonServiceException
{
    public AmazonCodeBuildException() { }

    public AmazonCodeBuildException(string message) : base(message) { }

    public AmazonCodeBuildException(string message, Exception innerException) : base(message, innerException) { }

    public AmazonCodeBuildException(Exception innerException) : base(innerException) { }

    public AmazonCodeBuildException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public AmazonCodeBuildException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
