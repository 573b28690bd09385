using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>The built assembly of the sample, loaded and called as Lambda does it: by the handler that the template names.</summary>
internal sealed partial class BuiltFunction
{
    private static readonly Lazy<Assembly> Loaded = new(Load);

    private readonly MethodInfo handler;
    private readonly object instance;

    /// <summary>An instance of the function, as Lambda makes one for an environment.</summary>
    public BuiltFunction()
    {
        var (_, type, method) = Handler;
        var function = Loaded.Value.GetType(type, throwOnError: true)!;
        handler = function.GetMethod(method, [typeof(Stream)])!;
        instance = Activator.CreateInstance(function)!;
    }

    public static string Template { get; } = File.ReadAllText(RepositoryFolder.PathOf("samples", "LambdaFunction", "template.yaml"));

    /// <summary>What the function's rules say in words.</summary>
    public static string Rules => Loaded.Value.GetType("LambdaFunction.TeamRules", throwOnError: true)!.GetProperty("Rules")!.GetValue(null)! is var rules
        ? (string)rules.GetType().GetMethod("ToText", [])!.Invoke(rules, [])!
        : "";

    private static (string Assembly, string Type, string Method) Handler
    {
        get
        {
            var match = HandlerLine().Match(Template);
            return (match.Groups["assembly"].Value, match.Groups["type"].Value, match.Groups["method"].Value);
        }
    }

    /// <summary>The answer to a payload.</summary>
    public async Task<string> InvokeAsync(string payload)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(payload));
        using var answer = new StreamReader(await (Task<Stream>)handler.Invoke(instance, [input])!);
        return await answer.ReadToEndAsync();
    }

    private static Assembly Load()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var folder = RepositoryFolder.PathOf("samples", "LambdaFunction", "bin", output.Parent!.Name, output.Name);
        var path = Path.Combine(folder, $"{Handler.Assembly}.dll");
        File.Exists(Path.ChangeExtension(path, ".runtimeconfig.json")).Should().BeTrue("the managed runtime wants it");
        return new FunctionContext(path).LoadFromAssemblyPath(path);
    }

    [GeneratedRegex(@"^ *Handler: (?<assembly>[^:\s]+)::(?<type>[^:\s]+)::(?<method>\w+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex HandlerLine();

    /// <summary>Everything but the framework is loaded from beside the function, as nothing of the tests is there on Lambda.</summary>
    private sealed class FunctionContext(string path) : AssemblyLoadContext("function")
    {
        private readonly AssemblyDependencyResolver resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            resolver.ResolveAssemblyToPath(assemblyName) is { } file ? LoadFromAssemblyPath(file) : null;
    }
}
