using System.Text.Json;
using System.Text.RegularExpressions;

namespace CodeCommitEvents.Emulator;

/// <summary>The service model of botocore: which requests AWS accepts.</summary>
internal sealed class ServiceModel
{
    private readonly JsonElement operations;
    private readonly JsonElement shapes;

    private ServiceModel(JsonElement model) => (operations, shapes) = (model.GetProperty("operations"), model.GetProperty("shapes"));

    /// <summary>Reads the model of a service. Null if botocore is not installed.</summary>
    public static ServiceModel? Load(string service)
    {
        if (Python.NoBotocore is not null)
        {
            return null;
        }

        var (exitCode, output) = Python.RunAsync(
            "", "-c", $"import json; from botocore.loaders import Loader; print(json.dumps(Loader().load_service_model('{service}', 'service-2')))").GetAwaiter().GetResult();
        return exitCode == 0 ? new(JsonDocument.Parse(output).RootElement) : throw new InvalidOperationException(output);
    }

    /// <summary>Returns why AWS refuses a request: an unknown operation or member, a missing member, a value of the wrong type, length or form.</summary>
    public IEnumerable<string> Errors(string operation, JsonElement body) => operations.TryGetProperty(operation, out var found)
        ? Errors(found.GetProperty("input").GetProperty("shape").GetString()!, body, operation)
        : [$"{operation}: no such operation"];

    private IEnumerable<string> Errors(string shapeName, JsonElement value, string path)
    {
        var shape = shapes.GetProperty(shapeName);
        return (shape.GetProperty("type").GetString(), value.ValueKind) switch
        {
            ("structure", JsonValueKind.Object) => MemberErrors(shape, value, path),
            ("list", JsonValueKind.Array) => value.EnumerateArray().SelectMany((item, index) => Errors(shape.GetProperty("member").GetProperty("shape").GetString()!, item, $"{path}[{index}]"))
                .Concat(LimitErrors(shape, value.GetArrayLength(), path)),
            ("string", JsonValueKind.String) => TextErrors(shape, value.GetString()!, path),
            ("integer" or "long", JsonValueKind.Number) => LimitErrors(shape, value.GetInt64(), path),
            ("boolean", JsonValueKind.True or JsonValueKind.False) => [],
            var (type, kind) => [$"{path}: {kind} is not a {type}"],
        };
    }

    private IEnumerable<string> MemberErrors(JsonElement shape, JsonElement value, string path)
    {
        var members = shape.GetProperty("members");
        var required = shape.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
        return required.Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{path}.{name} is missing")
            .Concat(value.EnumerateObject().SelectMany(member => members.TryGetProperty(member.Name, out var known)
                ? Errors(known.GetProperty("shape").GetString()!, member.Value, $"{path}.{member.Name}")
                : [$"{path}.{member.Name} is unknown"]));
    }

    private static IEnumerable<string> TextErrors(JsonElement shape, string value, string path)
    {
        var isKnown = !shape.TryGetProperty("enum", out var known) || known.EnumerateArray().Any(one => one.GetString() == value);
        var hasForm = !shape.TryGetProperty("pattern", out var pattern) || Regex.IsMatch(value, $"^(?:{pattern.GetString()})$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return LimitErrors(shape, value.Length, path).Concat(isKnown && hasForm ? [] : [$"{path}: '{value}' is not allowed"]);
    }

    private static IEnumerable<string> LimitErrors(JsonElement shape, long size, string path) =>
        (shape.TryGetProperty("min", out var min) && size < min.GetInt64()) || (shape.TryGetProperty("max", out var max) && size > max.GetInt64()) ? [$"{path}: {size} is too small or too large"] : [];
}
