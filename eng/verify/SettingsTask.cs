using System.Reflection;
using System.Runtime.CompilerServices;

namespace VerifyTests;

/// <summary>A verification that has not run yet: the file is named here, and awaiting it compares.</summary>
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

    /// <summary>The folder of the files, absolute or relative to the folder of the test's source file.</summary>
    public SettingsTask UseDirectory(string directory)
    {
        this.directory = directory;
        return this;
    }

    /// <summary>Replaces the whole of <c>TestClass.TestMethod_Parameters</c>.</summary>
    public SettingsTask UseFileName(string fileName)
    {
        ThrowIf(parameters is not null || parametersText is not null, "UseFileName does not go with parameters.");
        this.fileName = fileName;
        return this;
    }

    /// <summary>The arguments of a theory, for the file's name.</summary>
    public SettingsTask UseParameters(params object?[] parameters)
    {
        ThrowIf(fileName is not null || parametersText is not null, "UseParameters goes alone.");
        this.parameters = parameters;
        return this;
    }

    /// <summary>A text in the place of a theory's arguments.</summary>
    public SettingsTask UseTextForParameters(string parametersText)
    {
        ThrowIf(fileName is not null || parameters is not null, "UseTextForParameters goes alone.");
        this.parametersText = parametersText;
        return this;
    }

    /// <summary>Runs the verification, once.</summary>
    public Task ToTask() => task ??= RunAsync();

    /// <summary>Runs the verification.</summary>
    public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();

    /// <summary>Runs the verification.</summary>
    public ConfiguredTaskAwaitable ConfigureAwait(bool continueOnCapturedContext) =>
        ToTask().ConfigureAwait(continueOnCapturedContext);

    /// <summary>So that a test method may return it.</summary>
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
