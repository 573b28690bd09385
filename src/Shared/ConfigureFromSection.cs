using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Shared;

/// <summary>
/// Reads options from a configuration section, without reflection. Keys that are missing leave the options as they are.
/// Malformed values and unknown keys fail the validation of the options.
/// </summary>
internal abstract class ConfigureFromSection<TOptions>(IConfiguration section) : IConfigureOptions<TOptions>, IValidateOptions<TOptions>
    where TOptions : class, new()
{
    /// <summary>The keys of the options that the section can have.</summary>
    public IReadOnlyList<string> Keys => ReadOnce().Keys;

    public void Configure(TOptions options) => Read(new SectionReader(section), options);

    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        string[] errors = [.. Errors(ReadOnce())];
        return errors.Length > 0 ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
    }

    /// <summary>Reads every key, whether or not the section has it.</summary>
    protected abstract void Read(SectionReader section, TOptions options);

    /// <summary>Returns the errors of a section that was read. A derived class overrides it if the section also has keys of other options.</summary>
    protected virtual IEnumerable<string> Errors(SectionReader section) => section.UnknownKeys.Concat(section.Errors);

    private SectionReader ReadOnce()
    {
        var reader = new SectionReader(section);
        Read(reader, new TOptions());
        return reader;
    }
}
