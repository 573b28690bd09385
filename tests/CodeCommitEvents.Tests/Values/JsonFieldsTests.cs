using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Values;

public class JsonFieldsTests
{
    [Theory]
    [InlineData("""{"a":1,"b":"x"}""", """{ "b": "x", "a": 1.0 }""")]
    [InlineData("""{"a":100}""", """{"a":1e2}""")]
    [InlineData("""{"a":[1,{"b":null}]}""", """{"a": [1.00, {"b": null}]}""")]
    [InlineData("""{"a":{"x":1,"y":2}}""", """{"a":{"y":2,"x":1}}""")]
    [InlineData("""{"a":{"x":1}}""", """{"a":{"x":2,"x":1}}""")]
    [InlineData("""{"a":"\u00e4\/"}""", """{"a":"ä/"}""")]
    [InlineData("""{"\u0061":true}""", """{"a":true}""")]
    [InlineData("""{"a":1e400}""", """{"a":1e400}""")]
    [InlineData("""{"a":{"\u0062":1}}""", """{"a":{"b":1}}""")]
    [InlineData("""{"a":{"":1}}""", """{"a":{"":1}}""")]
    [InlineData("""{"a":"\ud800"}""", """{"a":"\uD800"}""")]
    public void Fields_with_the_same_meaning_are_equal(string one, string other)
    {
        JsonFields.Parse(one).Equals(JsonFields.Parse(other)).Should().BeTrue();
        JsonFields.Parse(one).GetHashCode().Should().Be(JsonFields.Parse(other).GetHashCode());
    }

    [Theory]
    [InlineData("""{"a":1}""", """{"a":2}""")]
    [InlineData("""{"a":1}""", """{"b":1}""")]
    [InlineData("""{"a":1}""", """{"a":1,"b":1}""")]
    [InlineData("""{"a":1}""", """{"a":"1"}""")]
    [InlineData("""{"a":null}""", """{}""")]
    [InlineData("""{"a":true}""", """{"a":false}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1]}""")]
    [InlineData("""{"a":[1]}""", """{"a":[1,2]}""")]
    [InlineData("""{"a":{"x":1}}""", """{"a":{"x":1,"y":2}}""")]
    [InlineData("""{"a":{"x":1,"y":2}}""", """{"a":{"x":1}}""")]
    [InlineData("""{"a":1e400}""", """{"a":2e400}""")]
    [InlineData("""{"a":"x"}""", """{"a":"X"}""")]
    public void Fields_with_different_meanings_are_not_equal(string one, string other) =>
        JsonFields.Parse(one).Equals(JsonFields.Parse(other)).Should().BeFalse();

    [Fact]
    public void The_last_of_two_fields_with_one_name_counts() => JsonFields.Parse("""{"a":1,"a":2}""")["a"].GetInt32().Should().Be(2);

    [Fact]
    public void A_field_is_found_by_its_name()
    {
        var fields = JsonFields.Parse("""{"first":1,"second":[2]}""");

        fields.Count.Should().Be(2);
        fields.Keys.Should().Equal("first", "second");
        fields.Values.Should().HaveCount(2);
        fields.ContainsKey("first").Should().BeTrue();
        fields.TryGetValue("Second", out _).Should().BeFalse();
        fields.TryGetValue("second", out var second).Should().BeTrue();
        second.GetArrayLength().Should().Be(1);
        fields.ToString().Should().Be("{first, second}");
        ((System.Collections.IEnumerable)fields).Cast<object>().Should().HaveCount(2);
    }

    [Fact]
    public void An_object_without_fields_equals_Empty()
    {
        JsonFields.Parse("{}").Should().BeSameAs(JsonFields.Empty);
        JsonFields.Empty.Equals((object)JsonFields.Parse(" { } ")).Should().BeTrue();
        JsonFields.Empty.Equals((object?)null).Should().BeFalse();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"a":1} {}""")]
    public void JSON_that_is_not_an_object_is_rejected(string json) =>
        FluentActions.Invoking(() => JsonFields.Parse(json)).Should().Throw<FormatException>();

    [Fact]
    public void Null_is_refused() => FluentActions.Invoking(() => JsonFields.Parse(null!)).Should().Throw<ArgumentNullException>();
}
