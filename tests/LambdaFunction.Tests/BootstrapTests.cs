using System.Diagnostics;
using System.Text.Json;

namespace LambdaFunction.Tests;

/// <summary>The program for the provided runtime, as a process of its own that gets its invocations from a local runtime API.</summary>
[Collection(nameof(Deployment))]
public sealed class BootstrapTests : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly Deployment deployment = new();
    private Process? process;

    private RuntimeApiServer Api { get; set; } = null!;

    public Task InitializeAsync()
    {
        Api = new();
        return deployment.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        process?.Kill();
        process?.Dispose();
        await Api.DisposeAsync();
        await deployment.DisposeAsync();
    }

    [MotoFact]
    public async Task An_instance_answers_one_invocation_after_the_other_and_starts_each_build_once()
    {
        await Projects.CreateAsync(deployment.CodeBuild, "ci-trunk");
        var pushed = Payloads.Queue(("1", Payloads.Read("referenceUpdated.json")));
        Start();

        var first = await Api.InvokeAsync(pushed, Long);
        var second = await Api.InvokeAsync(pushed, Long);

        (first.IsError, first.Body).Should().Be((false, Payloads.NoFailures));
        (second.IsError, second.Body).Should().Be((false, Payloads.NoFailures));
        (await deployment.BuiltAsync("ci-trunk")).Should().ContainSingle();
    }

    [MotoFact]
    public async Task A_payload_that_is_not_JSON_is_an_error_of_its_invocation_and_the_next_one_is_answered()
    {
        Start();

        var failed = await Api.InvokeAsync("secret", Long);
        var next = await Api.InvokeAsync(Payloads.Queue(("1", "hello")), Long);

        failed.IsError.Should().BeTrue();
        failed.Headers["Lambda-Runtime-Function-Error-Type"].Should().Be("Function.EventParseException");
        var error = JsonDocument.Parse(failed.Body).RootElement;
        error.GetProperty("errorType").GetString().Should().Be("EventParseException");
        error.GetProperty("errorMessage").GetString().Should().NotBeNullOrEmpty().And.NotContain("secret");
        error.GetProperty("stackTrace").GetArrayLength().Should().BePositive();
        (next.IsError, next.Body).Should().Be((false, Payloads.NoFailures));
    }

    [MotoFact]
    public async Task Builds_that_cannot_be_started_before_the_deadline_are_delivered_again()
    {
        await Projects.CreateAsync(deployment.CodeBuild, "ci-trunk");
        var pushed = Payloads.Queue(("1", Payloads.Read("referenceUpdated.json")));
        Start();

        var late = await Api.InvokeAsync(pushed, TimeSpan.FromSeconds(1));
        var again = await Api.InvokeAsync(pushed, Long);

        late.Body.Should().Be("""{"batchItemFailures":[{"itemIdentifier":"1"}]}""", "the time that is left is reserved for the response");
        again.Body.Should().Be(Payloads.NoFailures);
        (await deployment.BuiltAsync("ci-trunk")).Should().ContainSingle();
    }

    [MotoFact]
    public async Task A_missing_setting_is_an_error_of_the_initialization_and_ends_the_program()
    {
        Start(("CLAIMS_TABLE", ""));

        var error = await Api.InitializationError;
        await process!.WaitForExitAsync();

        JsonDocument.Parse(error.Body).RootElement.GetProperty("errorMessage").GetString().Should().Contain("CLAIMS_TABLE");
        process.ExitCode.Should().Be(1);
    }

    private void Start(params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(Places.Bootstrap) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = Api.Url.Authority;
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;

        // A process that nobody reads from stops at a full pipe.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }
}
