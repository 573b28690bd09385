using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Shared;

/// <summary>
/// Reads options from a configuration section, without reflection. A missing key does not change the option. A malformed value or an
/// unknown key makes the validation of the options fail.
/// </summary>
internal abstract class ConfigureFromSection<TOptions>(IConfiguration section) : IConfigureOptions<TOptions>, IValidateOptions<TOptions>
    where TOptions : class, new()
{
    /// <summary>The keys of all options that can be in the section.</summary>
    public IReadOnlyList<string> Keys => ReadOnce().Keys;

    public void Configure(TOptions options) => Read(new SectionReader(section), options);

    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        string[] errors = [.. Errors(ReadOnce())];
        return errors.Length > 0 ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
    }

    /// <summary>Reads all keys of the options, even keys that the section does not have: keys that are not read count as unknown.</summary>
    protected abstract void Read(SectionReader section, TOptions options);

    /// <summary>Returns the errors of a section that was read. A derived class overrides this if the section also has keys of other options.</summary>
    protected virtual IEnumerable<string> Errors(SectionReader section) => section.UnknownKeys.Concat(section.Errors);

    private SectionReader ReadOnce()
    {
        var reader = new SectionReader(section);
        Read(reader, new TOptions());
        return reader;
    }
}
