using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Shared;

/// <summary>
/// Reads options from a configuration section, without reflection. If a key is missing, its option does not change. A malformed value or
/// an unknown key makes the validation of the options fail.
/// </summary>
internal abstract class ConfigureFromSection<TOptions>(IConfiguration section) : IConfigureOptions<TOptions>, IValidateOptions<TOptions>
    where TOptions : class, new()
{
    /// <summary>The keys of all options that the section can contain.</summary>
    public IReadOnlyList<string> Keys => ReadOnce().Keys;

    public void Configure(TOptions options) => Read(new SectionReader(section), options);

    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        string[] errors = [.. Errors(ReadOnce())];
        return errors.Length > 0 ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
    }

    /// <summary>Reads every option, even if the section does not contain its key. A key that is not read is treated as unknown.</summary>
    protected abstract void Read(SectionReader section, TOptions options);

    /// <summary>Returns the errors of a section after it was read. Override this method if the section also contains keys of other options.</summary>
    protected virtual IEnumerable<string> Errors(SectionReader section) => section.UnknownKeys.Concat(section.Errors);

    private SectionReader ReadOnce()
    {
        var reader = new SectionReader(section);
        Read(reader, new TOptions());
        return reader;
    }
}
