using System.Diagnostics.CodeAnalysis;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Sns.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CodeCommitEvents;

/// <summary>Adds the endpoint for SNS messages to a web application.</summary>
public static class CodeCommitEventsEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Adds an endpoint for <c>POST</c> requests of SNS topics. Each message is verified, and then dispatched by the registered
    /// <see cref="BuildDispatcher"/>. Subscribe the URL of the endpoint to the topic with the protocol <c>https</c>: the verifier confirms the
    /// subscription.
    /// </summary>
    /// <remarks>
    /// The status of the response is that of <see cref="BuildDispatcher.HandleHttpAsync"/>, or 413 if the body is too large. SNS sends a message
    /// again only after a status from 500 on. The response has no body. The content type of the request does not matter.
    /// </remarks>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The route, such as <c>/events</c>.</param>
    /// <param name="maxBodyBytes">The maximum size of a body in bytes, at least 1. Default: 1,048,576, which is more than SNS sends to a URL.</param>
    /// <returns>The endpoint, for example to require authentication or to limit its rate.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxBodyBytes"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">
    /// No dispatcher is registered (<c>AddCodeCommitEvents</c>), or no verifier (<c>AddSnsVerifier</c>): every request would be refused.
    /// </exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">
    /// The options of the dispatcher or of the verifier are invalid, for example if there is no topic.
    /// </exception>
    public static IEndpointConventionBuilder MapCodeCommitEvents(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, int maxBodyBytes = SnsEndpoint.DefaultMaxBodyBytes)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBodyBytes, 1);
        var services = endpoints.ServiceProvider;

        // Creates both now, so that missing options are an error when the application starts and not when the first message arrives.
        _ = services.GetService<IHttpMessageVerifier>()
            ?? throw new InvalidOperationException($"No {nameof(IHttpMessageVerifier)} is registered. Call AddSnsVerifier, and name the topics whose messages are accepted.");
        var dispatcher = services.GetRequiredService<BuildDispatcher>();
        return endpoints.MapPost(pattern, (RequestDelegate)new SnsEndpoint(dispatcher, maxBodyBytes).HandleAsync);
    }
}
