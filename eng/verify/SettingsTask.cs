using System.Reflection;
using System.Runtime.CompilerServices;

namespace VerifyTests;

/// <summary>A verification that runs when it is awaited. Before that, its methods can set the name of the files.</summary>
public sealed class SettingsTask
{
    private readonly MethodInfo method;
    private readonly string target;
    private readonly string extension;
    private readonly string sourceFile;
    private string? directory;
    private string? fileName;
    private string? parametersText;
    private object?[]? parameters;
    private Task? task;

    internal SettingsTask(MethodInfo method, string target, string extension, string sourceFile)
    {
        this.method = method;
        this.target = target;
        this.extension = extension;
        this.sourceFile = sourceFile;
    }

    /// <summary>Sets the folder of the files, absolute or relative to the folder of the test's source file.</summary>
    public SettingsTask UseDirectory(string directory)
    {
        this.directory = directory;
        return this;
    }

    /// <summary>Sets the name of the files. The default is <c>Class.Method_parameter=value</c>.</summary>
    public SettingsTask UseFileName(string fileName)
    {
        ThrowIf(parameters is not null || parametersText is not null, "UseFileName cannot be combined with UseParameters or UseTextForParameters.");
        this.fileName = fileName;
        return this;
    }

    /// <summary>Sets the arguments of a theory, which become part of the file name.</summary>
    public SettingsTask UseParameters(params object?[] parameters)
    {
        ThrowIf(fileName is not null || parametersText is not null, "UseParameters cannot be combined with UseFileName or UseTextForParameters.");
        this.parameters = parameters;
        return this;
    }

    /// <summary>Sets a text that becomes part of the file name instead of the arguments of a theory.</summary>
    public SettingsTask UseTextForParameters(string parametersText)
    {
        ThrowIf(fileName is not null || parameters is not null, "UseTextForParameters cannot be combined with UseFileName or UseParameters.");
        this.parametersText = parametersText;
        return this;
    }

    /// <summary>Runs the verification. Further calls return the same task.</summary>
    public Task ToTask() => task ??= RunAsync();

    /// <summary>Runs the verification.</summary>
    public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();

    /// <summary>Runs the verification.</summary>
    public ConfiguredTaskAwaitable ConfigureAwait(bool continueOnCapturedContext) =>
        ToTask().ConfigureAwait(continueOnCapturedContext);

    /// <summary>Runs the verification. With this conversion, a test method can return a verification as its task.</summary>
    public static implicit operator Task(SettingsTask settingsTask) => settingsTask.ToTask();

    private Task RunAsync()
    {
        string folder = Path.Combine(Path.GetDirectoryName(sourceFile)!, directory ?? "");
        string name = fileName ?? FileName.Of(method, parameters, parametersText);
        return new Snapshot(Path.Combine(folder, name), extension).CompareAsync(target);
    }

    private static void ThrowIf(bool wrong, string message)
    {
        if (wrong) throw new VerifyException(message);
    }
}
