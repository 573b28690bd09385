using System.Reflection;
using System.Runtime.Loader;

namespace LambdaFunction.Tests;

/// <summary>
/// An instance of the function. As in the Lambda runtime, the assembly is loaded with its dependencies, and the method in the handler
/// string is called.
/// </summary>
internal sealed class Instance
{
    private readonly object function;
    private readonly MethodInfo handler;

    public Instance(string handlerString)
    {
        var parts = handlerString.Split("::");
        var context = new FunctionContext(Path.Combine(Places.Function, $"{parts[0]}.dll"));
        var type = context.LoadFromAssemblyPath(context.MainAssembly).GetType(parts[1], throwOnError: true)!;
        handler = type.GetMethod(parts[2]) ?? throw new MissingMethodException(parts[1], parts[2]);
        function = Activator.CreateInstance(type)!;
    }

    public async Task<string> InvokeAsync(string payload)
    {
        using var input = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(payload));
        using var reader = new StreamReader(await (Task<Stream>)handler.Invoke(function, [input])!);
        return await reader.ReadToEndAsync();
    }

    private sealed class FunctionContext(string mainAssembly) : AssemblyLoadContext
    {
        private readonly AssemblyDependencyResolver resolver = new(mainAssembly);

        public string MainAssembly => mainAssembly;

        protected override Assembly? Load(AssemblyName assemblyName) =>
            resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }
}
