using Amazon.SimpleNotificationService;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Shared;
using CodeCommitEvents.Sns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents;

/// <summary>Registers the verifier of SNS messages as a singleton.</summary>
public static class SnsMessageVerifierServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="SnsMessageVerifier"/> as the <see cref="IHttpMessageVerifier"/> of the dispatcher. A verifier that is already
    /// registered is kept. If an <see cref="IAmazonSimpleNotificationService"/> is registered, it confirms the subscriptions in its region. The clock is
    /// that of the options or, if that is null, the registered <see cref="TimeProvider"/>.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options. At least one topic is required. The options are validated when the host starts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static ICodeCommitEventsBuilder AddSnsVerifier(this ICodeCommitEventsBuilder builder, Action<SnsMessageVerifierOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddValidatedOptions(new SnsMessageVerifierOptionsValidator(), configure);
        services.TryAddSingleton(CreateVerifier);
        services.TryAddSingleton<IHttpMessageVerifier>(static provider => provider.GetRequiredService<SnsMessageVerifier>());
        return builder;
    }

    /// <summary>
    /// Registers <see cref="SnsMessageVerifier"/> with options from configuration. The keys are the names of the properties of
    /// <see cref="SnsMessageVerifierOptions"/>, except <c>TrustedRoots</c>, <c>HttpClient</c> and <c>TimeProvider</c>. An unknown key is an error.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configuration">The section with the options. The options are validated when the host starts.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ICodeCommitEventsBuilder AddSnsVerifier(this ICodeCommitEventsBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        builder.Services.AddOptionsFrom(new ConfigureSnsMessageVerifierOptions(configuration));
        return builder.AddSnsVerifier();
    }

    private static SnsMessageVerifier CreateVerifier(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<SnsMessageVerifierOptions>>().Value.Copy();
        options.TimeProvider ??= services.GetService<TimeProvider>();
        return new SnsMessageVerifier(options, services.GetService<IAmazonSimpleNotificationService>());
    }
}
