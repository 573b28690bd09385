using Amazon.CodeBuild.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.CodeBuild;

/// <summary>The operations of CodeBuild that this repository uses.</summary>
public partial interface IAmazonCodeBuild : IAmazonService, IDisposable
{
    Task<BatchGetBuildBatchesResponse> BatchGetBuildBatchesAsync(
        BatchGetBuildBatchesRequest request, CancellationToken cancellationToken = default);

    Task<BatchGetBuildsResponse> BatchGetBuildsAsync(
        BatchGetBuildsRequest request, CancellationToken cancellationToken = default);

    Task<BatchGetProjectsResponse> BatchGetProjectsAsync(
        BatchGetProjectsRequest request, CancellationToken cancellationToken = default);

    Task<CreateProjectResponse> CreateProjectAsync(
        CreateProjectRequest request, CancellationToken cancellationToken = default);

    Task<DeleteProjectResponse> DeleteProjectAsync(
        DeleteProjectRequest request, CancellationToken cancellationToken = default);

    Task<ListBuildBatchesForProjectResponse> ListBuildBatchesForProjectAsync(
        ListBuildBatchesForProjectRequest request, CancellationToken cancellationToken = default);

    Task<ListBuildsForProjectResponse> ListBuildsForProjectAsync(
        ListBuildsForProjectRequest request, CancellationToken cancellationToken = default);

    Task<StartBuildResponse> StartBuildAsync(
        StartBuildRequest request, CancellationToken cancellationToken = default);

    Task<StartBuildBatchResponse> StartBuildBatchAsync(
        StartBuildBatchRequest request, CancellationToken cancellationToken = default);

    Task<StopBuildResponse> StopBuildAsync(
        StopBuildRequest request, CancellationToken cancellationToken = default);

    Task<StopBuildBatchResponse> StopBuildBatchAsync(
        StopBuildBatchRequest request, CancellationToken cancellationToken = default);

    /// <summary>Returns the endpoint to which a request would be sent.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCodeBuildConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonCodeBuildClient(awsCredentials, (AmazonCodeBuildConfig)clientConfig);
}
