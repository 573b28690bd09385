using System.Net;
using Amazon.Runtime;

namespace Amazon.CodeBuild.Model;

public class AccountLimitExceededException : AmazonCodeBuildException
{
    public AccountLimitExceededException() { }

    public AccountLimitExceededException(string message) : base(message) { }

    public AccountLimitExceededException(string message, Exception innerException) : base(message, innerException) { }

    public AccountLimitExceededException(Exception innerException) : base(innerException) { }

    public AccountLimitExceededException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public AccountLimitExceededException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public class AccountSuspendedException : AmazonCodeBuildException
{
    public AccountSuspendedException() { }

    public AccountSuspendedException(string message) : base(message) { }

    public AccountSuspendedException(string message, Exception innerException) : base(message, innerException) { }

    public AccountSuspendedException(Exception innerException) : base(innerException) { }

    public AccountSuspendedException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public AccountSuspendedException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public class InvalidInputException : AmazonCodeBuildException
{
    public InvalidInputException() { }

    public InvalidInputException(string message) : base(message) { }

    public InvalidInputException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidInputException(Exception innerException) : base(innerException) { }

    public InvalidInputException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public InvalidInputException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public class ResourceAlreadyExistsException : AmazonCodeBuildException
{
    public ResourceAlreadyExistsException() { }

    public ResourceAlreadyExistsException(string message) : base(message) { }

    public ResourceAlreadyExistsException(string message, Exception innerException) : base(message, innerException) { }

    public ResourceAlreadyExistsException(Exception innerException) : base(innerException) { }

    public ResourceAlreadyExistsException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public ResourceAlreadyExistsException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public class ResourceNotFoundException : AmazonCodeBuildException
{
    public ResourceNotFoundException() { }

    public ResourceNotFoundException(string message) : base(message) { }

    public ResourceNotFoundException(string message, Exception innerException) : base(message, innerException) { }

    public ResourceNotFoundException(Exception innerException) : base(innerException) { }

    public ResourceNotFoundException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public ResourceNotFoundException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
