using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Values;

public class ValueMapTests
{
    private static readonly ValueMap<string> Map = Of(("one", "1"), ("two", "2"));

    [Fact]
    public void Maps_with_equal_entries_are_equal_in_any_order()
    {
        var same = Of(("two", "2"), ("one", "1"));

        Map.Equals(same).Should().BeTrue();
        Map.Equals((object)same).Should().BeTrue();
        Map.GetHashCode().Should().Be(same.GetHashCode());
    }

    [Fact]
    public void Maps_with_another_name_value_or_count_are_not_equal()
    {
        Map.Equals(Of(("one", "1"))).Should().BeFalse();
        Map.Equals(Of(("one", "1"), ("two", "3"))).Should().BeFalse();
        Map.Equals(Of(("one", "1"), ("Two", "2"))).Should().BeFalse();
        Map.Equals((object)"one").Should().BeFalse();
        Map.Equals(null).Should().BeFalse();
    }

    [Fact]
    public void The_last_of_two_entries_with_one_name_counts() => Of(("one", "old"), ("one", "1"))["one"].Should().Be("1");

    [Fact]
    public void A_map_is_a_copy()
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal) { ["one"] = "1" };
        var map = new ValueMap<string>(entries);

        entries["one"] = "changed";

        map["one"].Should().Be("1");
    }

    [Fact]
    public void A_map_is_printed_and_enumerated_as_its_entries()
    {
        Map.ToString().Should().Be("{one: 1, two: 2}");
        Map.Keys.Should().Equal("one", "two");
        Map.Values.Should().Equal("1", "2");
        ((System.Collections.IEnumerable)Map).Cast<object>().Should().HaveCount(2);
    }

    [Fact]
    public void A_name_is_looked_up_in_its_exact_case()
    {
        Map.ContainsKey("one").Should().BeTrue();
        Map.ContainsKey("ONE").Should().BeFalse();
        Map.TryGetValue("two", out var value).Should().BeTrue();
        value.Should().Be("2");
        FluentActions.Invoking(() => Map["three"]).Should().Throw<KeyNotFoundException>();
    }

    [Fact]
    public void Null_is_refused() =>
        FluentActions.Invoking(() => new ValueMap<string>(null!)).Should().Throw<ArgumentNullException>();

    private static ValueMap<string> Of(params (string Name, string Value)[] entries) =>
        new(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));
}
