using Amazon.SimpleNotificationService;
using CodeCommitEvents.Sns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CodeCommitEvents;

/// <summary>Registers channels that publish to SNS topics.</summary>
public static class SnsServiceCollectionExtensions
{
    /// <summary>
    /// Registers an <see cref="SnsNotificationChannel"/> that rules can notify. It uses the registered
    /// <see cref="IAmazonSimpleNotificationService"/>. If none is registered, a client is created.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name of the channel in rules.</param>
    /// <param name="configure">Sets the topic and the format.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name, the topic or the size is invalid.</exception>
    public static ICodeCommitEventsBuilder AddSnsChannel(this ICodeCommitEventsBuilder builder, string name, Action<SnsNotificationChannelOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new SnsNotificationChannelOptions();
        configure(options);
        SnsNotificationChannel.Check(options, nameof(configure));
        builder.Services.TryAddSingleton<IAmazonSimpleNotificationService>(static _ => new AmazonSimpleNotificationServiceClient());
        return builder.AddChannel(name, services => new SnsNotificationChannel(services.GetRequiredService<IAmazonSimpleNotificationService>(), options));
    }
}
