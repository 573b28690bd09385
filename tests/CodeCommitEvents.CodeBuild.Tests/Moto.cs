using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>The emulator moto in a process of its own, on a free port of the loopback address, where there is one.</summary>
public sealed class Moto : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private Process? server;
    private Uri? url;

    public Uri Url => url ?? throw new InvalidOperationException(Python.NoMoto);

    /// <summary>A client; what one region has, the others do not know.</summary>
    public AmazonCodeBuildClient Client(string region = "eu-central-1") => new("test", "test", new AmazonCodeBuildConfig
    {
        ServiceURL = Url.ToString(),
        AuthenticationRegion = region,
    });

    /// <summary>Forgets all projects and builds.</summary>
    public async Task ResetAsync()
    {
        using var http = new HttpClient();
        using var response = await http.PostAsync(new Uri(Url, "/moto-api/reset"), content: null);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Creates a project, by default one with a name of its own.</summary>
    public static async Task<string> CreateProjectAsync(AmazonCodeBuildClient client, string? name = null)
    {
        name ??= $"ci-{Guid.NewGuid():N}";
        await client.CreateProjectAsync(new CreateProjectRequest
        {
            Name = name,
            Source = new ProjectSource { Type = SourceType.CODECOMMIT, Location = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/payments-api" },
            Artifacts = new ProjectArtifacts { Type = ArtifactsType.NO_ARTIFACTS },
            Environment = new ProjectEnvironment { Type = EnvironmentType.LINUX_CONTAINER, ComputeType = ComputeType.BUILD_GENERAL1_SMALL, Image = "aws/codebuild/standard:7.0" },
            ServiceRole = "arn:aws:iam::123456789012:role/ci",
        });
        return name;
    }

    /// <summary>The builds of a project as the service has them: the project and the source version of each.</summary>
    public static async Task<IEnumerable<(string Project, string? SourceVersion)>> BuildsOfAsync(AmazonCodeBuildClient client, string project)
    {
        var ids = (await client.ListBuildsForProjectAsync(new ListBuildsForProjectRequest { ProjectName = project })).Ids ?? [];
        return ids.Count == 0 ? [] : (await client.BatchGetBuildsAsync(new BatchGetBuildsRequest { Ids = ids })).Builds.Select(build => (build.ProjectName, (string?)build.SourceVersion));
    }

    public async Task InitializeAsync()
    {
        if (Python.NoMoto is not null)
        {
            return;
        }

        var port = FreePort();
        url = new Uri($"http://127.0.0.1:{port}");
        server = Python.Start("-m", "moto.server", "-H", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture))!;
        var said = Task.WhenAll(server.StandardOutput.ReadToEndAsync(), server.StandardError.ReadToEndAsync());
        using var http = new HttpClient();
        var waiting = Stopwatch.StartNew();
        while (!await AnswersAsync(http))
        {
            if (server.HasExited || waiting.Elapsed > Patience)
            {
                Stop();
                throw new InvalidOperationException($"moto does not answer: {string.Join('\n', await said)}");
            }

            await Task.Delay(100);
        }
    }

    public Task DisposeAsync()
    {
        Stop();
        return Task.CompletedTask;
    }

    private void Stop()
    {
        if (server is { HasExited: false })
        {
            server.Kill(entireProcessTree: true);
            server.WaitForExit();
        }

        server?.Dispose();
        server = null;
    }

    private async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(url!, "/moto-api/"));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
