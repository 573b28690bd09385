using Amazon;
using Amazon.SQS;
using CodeCommitEvents;
using CodeCommitEvents.Sns;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Worker;

/// <summary>
/// The program: a worker that receives messages of a queue, and a web server with a health check. It starts builds, tells the team and the pull request about
/// builds, and approves what was built, as <c>samples/LambdaFunction</c> does.
/// </summary>
internal static class WorkerApplication
{
    /// <summary>The path of the health check.</summary>
    public const string HealthPath = "/health";

    /// <summary>Runs the program until it is asked to stop.</summary>
    /// <param name="args">Settings, such as <c>--Queue:Url=…</c>.</param>
    /// <returns>The exit code: 0, or 1 if the program cannot start, for example because a setting is invalid.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var application = Create(args);
            await application.StartAsync();
            await application.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception exception)
        {
            await Console.Error.WriteLineAsync($"The worker cannot run. {exception.Message}");
            return 1;
        }
    }

    /// <summary>Creates the program.</summary>
    /// <param name="args">Settings, such as <c>--Queue:Url=…</c>.</param>
    /// <param name="register">Registers services that are used instead of those of the program, such as clients of an emulator. Default: null.</param>
    public static WebApplication Create(string[] args, Action<IServiceCollection>? register = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        register?.Invoke(builder.Services);
        AddDispatcher(builder.Services, builder.Configuration);
        AddQueue(builder.Services, builder.Configuration);
        var application = builder.Build();
        application.MapHealthChecks(HealthPath);
        return application;
    }

    private static void AddDispatcher(IServiceCollection services, ConfigurationManager configuration)
    {
        var events = services.AddCodeCommitEvents(configuration.GetSection("CodeCommitEvents"))
            .AddCodeBuild(configuration.GetSection("CodeBuild"))
            .AddCodeCommit(configuration.GetSection("CodeCommit"))
            .AddDynamoDBClaims(configuration.GetSection("Claims"))
            .AddPullRequestComments()
            .AddPullRequestApproval();
        if (configuration["Team:TopicArn"] is { Length: > 0 } topic)
        {
            events.AddSnsChannel("team", options => (options.TopicArn, options.Format) = (topic, configuration.GetValue("Team:Format", SnsMessageFormat.Text)));
        }
    }

    private static void AddQueue(IServiceCollection services, ConfigurationManager configuration)
    {
        services.AddSingleton<IValidateOptions<QueueOptions>, QueueOptionsValidator>();
        services.AddOptions<QueueOptions>().Bind(configuration.GetSection("Queue"), binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        services.Configure<HostOptions>(configuration.GetSection("Host"));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IAmazonSQS>(static provider => CreateClient(provider.GetRequiredService<IOptions<QueueOptions>>().Value.Region));
        services.AddSingleton<MessageQueue>();
        services.AddSingleton<MessageHandler>();
        services.AddSingleton<QueueHealth>();
        services.AddHealthChecks().AddCheck<QueueHealth>("queue");
        services.AddHostedService<QueueWorker>();
    }

    private static AmazonSQSClient CreateClient(string? region) => region is null ? new() : new(RegionEndpoint.GetBySystemName(region));
}
