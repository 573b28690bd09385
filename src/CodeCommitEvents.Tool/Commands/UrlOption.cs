using System.CommandLine;

namespace CodeCommitEvents.Tool;

/// <summary>Creates options whose value is a URL.</summary>
internal static class UrlOption
{
    /// <summary>Creates the option <c>--endpoint</c>.</summary>
    public static Option<Uri> Endpoint() =>
        Create("--endpoint", "The URL of an emulator, which is called instead of AWS; an emulator on this computer needs no credentials");

    public static Option<Uri> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "URL",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
            {
                return url;
            }

            result.AddError($"{name} takes an http or https URL, and not {text}");
            return null;
        },
    };
}
