using System.Reflection;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Values;

/// <summary>Tests the common behavior of all open vocabularies.</summary>
public class VocabularyTests
{
    private static readonly Type[] All =
    [
        .. typeof(MergeOption).Assembly.GetTypes().Where(type => type.Namespace == typeof(MergeOption).Namespace && type.GetNestedType("Names") is not null),
    ];

    public static TheoryData<string> Types { get; } = [.. All.Select(type => type.Name)];

    public static TheoryData<string, string, string> KnownValues
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var type in All)
            {
                foreach (var constant in type.GetNestedType("Names")!.GetFields())
                {
                    data.Add(type.Name, constant.Name, (string)constant.GetRawConstantValue()!);
                }
            }

            return data;
        }
    }

    [Fact]
    public void There_are_the_vocabularies_of_pull_requests_and_of_builds() =>
        All.Should().HaveCountGreaterThanOrEqualTo(11).And.Contain([typeof(MergeOption), typeof(BuildStatus), typeof(ReferenceType)]);

    [Theory]
    [MemberData(nameof(KnownValues))]
    public void A_known_value_has_the_spelling_of_its_name(string type, string name, string spelling)
    {
        var known = TypeOf(type).GetProperty(name, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

        ValueOf(known).Should().Be(spelling);
        known.Should().Be(New(type, spelling));
    }

    [Theory]
    [MemberData(nameof(KnownValues))]
    public void Case_does_not_matter_and_is_kept(string type, string name, string spelling)
    {
        var other = New(type, Swap(spelling));

        other.Equals(New(type, spelling)).Should().BeTrue(name);
        other.GetHashCode().Should().Be(New(type, spelling).GetHashCode());
        other.ToString().Should().Be(Swap(spelling)).And.NotBe(spelling);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_value_that_nobody_knows_is_kept_and_equals_no_known_one(string type)
    {
        var unknown = New(type, "SOMETHING_NEW");

        ValueOf(unknown).Should().Be("SOMETHING_NEW");
        TypeOf(type).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(known => known.GetValue(null)).Should().NotContain(unknown);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void The_default_is_empty_and_equals_itself_alone(string type)
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
    public void A_value_needs_a_spelling(string type)
    {
        FluentActions.Invoking(() => New(type, "")).Should().Throw<TargetInvocationException>().WithInnerException<ArgumentException>();
        FluentActions.Invoking(() => New(type, null)).Should().Throw<TargetInvocationException>().WithInnerException<ArgumentNullException>();
    }

    private static Type TypeOf(string name) => All.Single(type => type.Name == name);

    private static object New(string type, string? spelling) => Activator.CreateInstance(TypeOf(type), spelling)!;

    private static string ValueOf(object value) => (string)value.GetType().GetProperty("Value")!.GetValue(value)!;

    private static string Swap(string text) =>
        string.Concat(text.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)));
}
