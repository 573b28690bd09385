using CodeCommitEvents.Libraries;

namespace CodeCommitEvents.Sns.Tests;

public sealed class ArchitectureTests() : LibraryArchitecture(typeof(SnsMessageVerifier), "AWSSDK.SimpleNotificationService");

/// <summary>Tests of the architecture of the library with the endpoint.</summary>
public sealed class EndpointArchitectureTests() : LibraryArchitecture(
    typeof(CodeCommitEventsEndpointRouteBuilderExtensions),
    "CodeCommitEvents.Sns", "Microsoft.AspNetCore.Http.Abstractions", "Microsoft.AspNetCore.Http.Features", "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.Routing.Abstractions");
