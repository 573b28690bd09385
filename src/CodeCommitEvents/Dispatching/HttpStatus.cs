namespace CodeCommitEvents.Dispatching;

/// <summary>The statuses of responses to HTTP requests.</summary>
internal static class HttpStatus
{
    public const int Ok = 200;
    public const int BadRequest = 400;
    public const int Forbidden = 403;
    public const int InternalServerError = 500;
    public const int ServiceUnavailable = 503;
}
