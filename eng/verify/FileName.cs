using System.Globalization;
using System.Reflection;

namespace VerifyTests;

/// <summary>Creates the file name of a snapshot, without <c>.verified.json</c>: <c>Class.Method_parameter=value</c>.</summary>
internal static class FileName
{
    public static string Of(MethodInfo method, object?[]? arguments, string? parametersText)
    {
        Type type = method.ReflectedType!;
        string typeName = type.IsNested ? $"{type.DeclaringType!.Name}.{type.Name}" : type.Name;
        return $"{typeName}.{method.Name}{Parameters(method.GetParameters(), arguments, parametersText)}";
    }

    private static string Parameters(ParameterInfo[] parameters, object?[]? arguments, string? text)
    {
        if (text is not null) return $"_{text}";
        if (parameters.Length == 0) return "";
        if (arguments?.Length != parameters.Length)
            throw new VerifyException("The test has parameters: call UseParameters with all of them, or UseTextForParameters.");

        return "_" + string.Join('_', parameters.Zip(arguments, (parameter, value) => $"{parameter.Name}={Text(value)}"));
    }

    /// <summary>
    /// Supports only types for which the package Verify.Xunit is known to use the same text. With the package and with this project,
    /// the files must have the same names.
    /// </summary>
    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => Clean(text),
        bool or int or Enum => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => throw new VerifyException($"Arguments of type {value.GetType().Name} are not supported in file names: call UseTextForParameters."),
    };

    /// <summary>Replaces each character that an operating system does not allow in file names with a dash.</summary>
    private static string Clean(string text) =>
        string.Concat(text.Select(c => c < ' ' || "\"<>|:*?\\/".Contains(c, StringComparison.Ordinal) ? '-' : c));
}
