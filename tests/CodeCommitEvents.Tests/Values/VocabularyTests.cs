using System.Globalization;
using System.Reflection;
using System.Text.Json;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Values;

/// <summary>Tests the common behavior of all vocabularies. A vocabulary is a type with known values that also accepts unknown values.</summary>
public class VocabularyTests
{
    private static readonly Type[] All =
    [
        .. typeof(MergeOption).Assembly.GetTypes().Where(type => type.GetCustomAttribute<VocabularyAttribute>() is not null),
    ];

    public static TheoryData<string> Types { get; } = [.. All.Select(type => type.Name)];

    public static TheoryData<string, string, string> KnownValues
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var type in All)
            {
                foreach (var known in type.GetProperties(BindingFlags.Public | BindingFlags.Static))
                {
                    data.Add(type.Name, known.Name, ValueOf(known.GetValue(null)!));
                }
            }

            return data;
        }
    }

    [Fact]
    public void The_tests_find_the_vocabularies_of_pull_requests_and_builds() =>
        All.Should().HaveCountGreaterThanOrEqualTo(12).And.Contain([typeof(MergeOption), typeof(BuildStatus), typeof(ReferenceType)]);

    [Theory]
    [MemberData(nameof(KnownValues))]
    public void A_known_value_has_the_spelling_of_its_name(string type, string name, string spelling)
    {
        var known = TypeOf(type).GetProperty(name, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

        ValueOf(known).Should().Be(spelling);
        known.Should().Be(New(type, spelling));
    }

    [Theory]
    [InlineData(nameof(ApprovalStatus), "APPROVE REVOKE")]
    [InlineData(nameof(BuildPhaseStatus), "IN_PROGRESS SUCCEEDED FAILED STOPPED TIMED_OUT FAULT CLIENT_ERROR")]
    [InlineData(nameof(BuildPhaseType), "INITIALIZED SUBMITTED QUEUED PROVISIONING DOWNLOAD_SOURCE INSTALL PRE_BUILD BUILD POST_BUILD UPLOAD_ARTIFACTS FINALIZING COMPLETED")]
    [InlineData(nameof(BuildStatus), "IN_PROGRESS SUCCEEDED FAILED STOPPED TIMED_OUT FAULT")]
    [InlineData(nameof(ConflictDetailLevel), "FILE_LEVEL LINE_LEVEL")]
    [InlineData(nameof(ConflictResolutionStrategy), "NONE ACCEPT_SOURCE ACCEPT_DESTINATION AUTOMERGE")]
    [InlineData(nameof(EnvironmentVariableType), "PLAINTEXT PARAMETER_STORE SECRETS_MANAGER")]
    [InlineData(nameof(FileChangeType), "A M D")]
    [InlineData(nameof(MergeOption), "FAST_FORWARD_MERGE SQUASH_MERGE THREE_WAY_MERGE")]
    [InlineData(nameof(OverrideStatus), "OVERRIDE REVOKE")]
    [InlineData(nameof(PullRequestStatus), "Open Closed")]
    [InlineData(nameof(ReferenceType), "branch tag")]
    public void The_known_values_have_the_spellings_of_AWS(string type, string spellings) =>
        string.Join(' ', KnownValuesOf(type)).Should().Be(spellings);

    [Theory]
    [MemberData(nameof(Types))]
    public void All_known_values_are_listed_in_their_order(string type) =>
        KnownValuesOf(type).Should().Equal(TypeOf(type).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(known => ValueOf(known.GetValue(null)!)))
            .And.HaveCountGreaterThan(1).And.OnlyHaveUniqueItems();

    [Theory]
    [MemberData(nameof(KnownValues))]
    public void Case_is_ignored_in_comparisons_and_kept_in_the_text(string type, string name, string spelling)
    {
        var other = New(type, Swap(spelling));

        other.Equals(New(type, spelling)).Should().BeTrue(name);
        other.GetHashCode().Should().Be(New(type, spelling).GetHashCode());
        other.ToString().Should().Be(Swap(spelling)).And.NotBe(spelling);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void An_unknown_value_is_kept_and_equals_no_known_value(string type)
    {
        var unknown = New(type, "SOMETHING_NEW");

        ValueOf(unknown).Should().Be("SOMETHING_NEW");
        TypeOf(type).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(known => known.GetValue(null)).Should().NotContain(unknown);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void The_default_is_empty_and_equals_only_itself(string type)
    {
        var nothing = Activator.CreateInstance(TypeOf(type))!;

        ValueOf(nothing).Should().BeEmpty();
        nothing.ToString().Should().BeEmpty();
        nothing.Should().Be(Activator.CreateInstance(TypeOf(type)));
        nothing.GetHashCode().Should().Be(Activator.CreateInstance(TypeOf(type))!.GetHashCode());
        nothing.Equals(New(type, "x")).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_value_must_have_a_spelling(string type)
    {
        FluentActions.Invoking(() => New(type, "")).Should().Throw<TargetInvocationException>().WithInnerException<ArgumentException>();
        FluentActions.Invoking(() => New(type, null)).Should().Throw<TargetInvocationException>().WithInnerException<ArgumentNullException>();
    }

    [Theory]
    [MemberData(nameof(KnownValues))]
    public void Every_parse_method_reads_a_value_from_its_spelling(string type, string name, string spelling)
    {
        var parsed = (object[])typeof(VocabularyTests).GetMethod(nameof(Parsed), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(TypeOf(type)).Invoke(null, [spelling])!;

        parsed.Should().HaveCount(6).And.AllBeEquivalentTo(New(type, spelling), name);
    }

    [Fact]
    public void An_empty_text_is_rejected()
    {
        FluentActions.Invoking(() => MergeOption.Parse("")).Should().Throw<FormatException>().WithMessage("The text of a MergeOption must not be empty.");
        FluentActions.Invoking(() => MergeOption.Parse(null!)).Should().Throw<ArgumentNullException>();
        MergeOption.TryParse("", out var empty).Should().BeFalse();
        MergeOption.TryParse(null, out var nothing).Should().BeFalse();
        (empty, nothing).Should().Be((default(MergeOption), default(MergeOption)));
    }

    private static object[] Parsed<T>(string spelling)
        where T : struct, ISpanParsable<T> =>
    [
        T.Parse(spelling, CultureInfo.GetCultureInfo("tr-TR")), T.TryParse(spelling, provider: null, out var text) ? text : default,
        T.Parse(spelling.AsSpan(), provider: null), T.TryParse(spelling.AsSpan(), provider: null, out var span) ? span : default,
        JsonSerializer.Deserialize<T>($"\"{spelling}\""), JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(T.Parse(spelling, provider: null))),
    ];

    private static string[] KnownValuesOf(string type) =>
        (string[])TypeOf(type).GetProperty(nameof(MergeOption.KnownValues), BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

    private static Type TypeOf(string name) => All.Single(type => type.Name == name);

    private static object New(string type, string? spelling) => Activator.CreateInstance(TypeOf(type), spelling)!;

    private static string ValueOf(object value) => (string)value.GetType().GetProperty("Value")!.GetValue(value)!;

    private static string Swap(string text) =>
        string.Concat(text.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)));
}
