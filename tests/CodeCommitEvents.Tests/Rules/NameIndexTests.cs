using CodeCommitEvents.Rules;
using CsCheck;

namespace CodeCommitEvents.Tests.Rules;

public sealed class NameIndexTests
{
    /// <summary>Short texts of only three letters, so that many texts are prefixes of others.</summary>
    private static readonly Gen<string> Text = Gen.Char["abé"].Array[0, 4].Select(characters => new string(characters));

    private static readonly Gen<IndexKey> Key = Gen.Select(Text, Gen.Bool, (text, isWhole) => new IndexKey(text, isWhole && text.Length > 0));

    [Fact]
    public void Every_key_that_matches_a_name_is_found_once() =>
        Gen.Select(Key.Array[0, 12], Text).Sample((keys, name) =>
            Found(keys, name).Should().BeEquivalentTo(keys.Distinct().Where(key => key.IsWhole ? key.Text == name : name.StartsWith(key.Text, StringComparison.Ordinal))));

    [Fact]
    public void An_unknown_name_matches_only_the_key_for_any_name() =>
        Found([IndexKey.Any, new("a", IsWhole: false), new("a", IsWhole: true)], null).Should().Equal(IndexKey.Any);

    private static List<IndexKey> Found(IndexKey[] keys, string? name)
    {
        var index = new NameIndex<List<IndexKey>>();
        foreach (var key in keys.Distinct())
        {
            index.ValueOf(key).Add(key);
        }

        index.Sort();
        var found = new List<IndexKey>();
        foreach (var values in index.Find(name))
        {
            found.AddRange(values);
        }

        return found;
    }
}
