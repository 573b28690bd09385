using System.Text;
using System.Text.Json;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Tests.Json;

/// <summary>A property is found by its object and its name, whatever else the text contains.</summary>
public class JsonCursorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(5_000)]
    public void Each_property_is_found_in_each_of_many_objects(int count)
    {
        var objects = Enumerable.Range(0, count).Select(index => $$"""{"commitId":{{index}},"x{{index}}":"value {{index}}"}""");
        using var tape = Read($"[{string.Join(',', objects)}]");

        var at = 0;
        foreach (var value in tape.Root)
        {
            value.TakeInt32("commitId"u8).Should().Be(at);
            value.TakeString(Encoding.UTF8.GetBytes($"x{at}")).Should().Be($"value {at}");
            value.Find(Encoding.UTF8.GetBytes($"x{at + 1}")).Type.Should().Be(JsonTokenType.None);
            at++;
        }

        at.Should().Be(count);
    }

    [Fact]
    public void A_property_of_an_inner_or_outer_object_is_not_found()
    {
        using var tape = Read("""{"account":1,"detail":{"region":2},"time":3}""");
        var detail = tape.Root.Find("detail"u8);

        (tape.Root.Find("region"u8).Type, detail.Find("account"u8).Type, detail.Find("time"u8).Type).Should()
            .Be((JsonTokenType.None, JsonTokenType.None, JsonTokenType.None));
        detail.TakeInt32("region"u8).Should().Be(2);
    }

    [Fact]
    public void Names_with_the_same_hash_are_different_properties()
    {
        FieldName.HashOf("sourceXReference"u8).Should().Be(FieldName.HashOf("sourceYReference"u8), "the hash does not depend on the middle");
        using var tape = Read("""{"sourceXReference":1,"sourceYReference":2,"sourceXReference":3,"sourceZReference":4}""");

        (tape.Root.TakeInt32("sourceXReference"u8), tape.Root.TakeInt32("sourceYReference"u8)).Should().Be((3, 2), "the last of two equal names counts");
        tape.Root.Find("source-Reference"u8).Type.Should().Be(JsonTokenType.None);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("abc")]
    [InlineData("abcd")]
    [InlineData("é")]
    public void A_short_name_is_found_also_if_it_has_escapes(string name)
    {
        var escaped = string.Concat(name.Select(character => $"\\u{(int)character:x4}"));
        using var tape = Read($$"""{"{{escaped}}":1}""");

        tape.Root.TakeInt32(Encoding.UTF8.GetBytes(name)).Should().Be(1);
    }

    [Fact]
    public void Strings_with_escapes_are_read_beside_strings_without_at_any_length()
    {
        for (var length = 0; length < 200; length++)
        {
            var plain = new string('a', length);
            using var tape = Read($$"""{"first":"{{plain}}","second":"{{plain}}\"\\\u00e9{{plain}}","third":"{{plain}}"}""");

            var root = tape.Root;
            (root.TakeString("first"u8), root.TakeString("second"u8), root.TakeString("third"u8)).Should().Be((plain, $"{plain}\"\\é{plain}", plain));
        }
    }

    [Fact]
    public void A_text_is_not_changed_by_another_text_that_is_read_meanwhile()
    {
        using var outer = Read("""{"body":"{\"Message\":\"{\\\"detail\\\":1}\"}","id":"\u0041"}""");
        using var middle = JsonTape.Read(outer.Root.Find("body"u8).Utf8, maxDepth: 8);
        using var inner = JsonTape.Read(middle.Root.Find("Message"u8).Utf8, maxDepth: 8);

        (inner.Root.TakeInt32("detail"u8), outer.Root.TakeString("id"u8)).Should().Be((1, "A"));
        middle.Root.TakeString("Message"u8).Should().Be("""{"detail":1}""");
    }

    private static JsonTape Read(string json) => JsonTape.Read(Encoding.UTF8.GetBytes(json), maxDepth: 8);
}
