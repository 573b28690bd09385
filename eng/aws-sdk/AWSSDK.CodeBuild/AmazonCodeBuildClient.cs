using Amazon.CodeBuild.Internal;
using Amazon.CodeBuild.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Amazon.CodeBuild;

/// <summary>A client for CodeBuild. AWSSDK.Core finds the credentials, and signs, sends and retries the requests.</summary>
public partial class AmazonCodeBuildClient : AmazonServiceClient, IAmazonCodeBuild
{
    public AmazonCodeBuildClient() : base(new AmazonCodeBuildConfig()) { }

    public AmazonCodeBuildClient(RegionEndpoint region) : base(ConfigOf(region)) { }

    public AmazonCodeBuildClient(AmazonCodeBuildConfig config) : base(config) { }

    public AmazonCodeBuildClient(AWSCredentials credentials) : this(credentials, new AmazonCodeBuildConfig()) { }

    public AmazonCodeBuildClient(AWSCredentials credentials, RegionEndpoint region) : this(credentials, ConfigOf(region)) { }

    public AmazonCodeBuildClient(AWSCredentials credentials, AmazonCodeBuildConfig clientConfig)
        : base(credentials, clientConfig) { }

    public AmazonCodeBuildClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonCodeBuildConfig()) { }

    public AmazonCodeBuildClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, ConfigOf(region)) { }

    public AmazonCodeBuildClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonCodeBuildConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }

    public AmazonCodeBuildClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonCodeBuildConfig()) { }

    public AmazonCodeBuildClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, ConfigOf(region)) { }

    public AmazonCodeBuildClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonCodeBuildConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }

    protected override IServiceMetadata ServiceMetadata { get; } = new AmazonCodeBuildMetadata();

    public virtual Task<BatchGetBuildBatchesResponse> BatchGetBuildBatchesAsync(
        BatchGetBuildBatchesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<BatchGetBuildBatchesRequest, BatchGetBuildBatchesResponse>(request, cancellationToken);

    public virtual Task<BatchGetBuildsResponse> BatchGetBuildsAsync(
        BatchGetBuildsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<BatchGetBuildsRequest, BatchGetBuildsResponse>(request, cancellationToken);

    public virtual Task<BatchGetProjectsResponse> BatchGetProjectsAsync(
        BatchGetProjectsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<BatchGetProjectsRequest, BatchGetProjectsResponse>(request, cancellationToken);

    public virtual Task<CreateProjectResponse> CreateProjectAsync(
        CreateProjectRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateProjectRequest, CreateProjectResponse>(request, cancellationToken);

    public virtual Task<DeleteProjectResponse> DeleteProjectAsync(
        DeleteProjectRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteProjectRequest, DeleteProjectResponse>(request, cancellationToken);

    public virtual Task<ListBuildBatchesForProjectResponse> ListBuildBatchesForProjectAsync(
        ListBuildBatchesForProjectRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListBuildBatchesForProjectRequest, ListBuildBatchesForProjectResponse>(request, cancellationToken);

    public virtual Task<ListBuildsForProjectResponse> ListBuildsForProjectAsync(
        ListBuildsForProjectRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListBuildsForProjectRequest, ListBuildsForProjectResponse>(request, cancellationToken);

    public virtual Task<StartBuildResponse> StartBuildAsync(
        StartBuildRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<StartBuildRequest, StartBuildResponse>(request, cancellationToken);

    public virtual Task<StartBuildBatchResponse> StartBuildBatchAsync(
        StartBuildBatchRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<StartBuildBatchRequest, StartBuildBatchResponse>(request, cancellationToken);

    public virtual Task<StopBuildResponse> StopBuildAsync(
        StopBuildRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<StopBuildRequest, StopBuildResponse>(request, cancellationToken);

    public virtual Task<StopBuildBatchResponse> StopBuildBatchAsync(
        StopBuildBatchRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<StopBuildBatchRequest, StopBuildBatchResponse>(request, cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new AmazonCodeBuildEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new AmazonCodeBuildAuthSchemeHandler());
    }

    private static AmazonCodeBuildConfig ConfigOf(RegionEndpoint region) => new() { RegionEndpoint = region };

    private Task<TResponse> CallAsync<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken)
        where TRequest : AmazonCodeBuildRequest
        where TResponse : AmazonWebServiceResponse, new()
    {
        var options = new InvokeOptions
        {
            RequestMarshaller = JsonRequestMarshaller<TRequest>.Instance,
            ResponseUnmarshaller = JsonResponseUnmarshaller<TResponse>.Instance,
        };
        return InvokeAsync<TResponse>(request, options, cancellationToken);
    }
}
