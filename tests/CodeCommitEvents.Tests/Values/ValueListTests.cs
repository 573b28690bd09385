using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Values;

public class ValueListTests
{
    [Fact]
    public void Lists_with_equal_elements_in_the_same_order_are_equal()
    {
        ValueList<string> list = ["a", "b"];
        ValueList<string> same = ["a", "b"];

        list.Equals(same).Should().BeTrue();
        list.Equals((object)same).Should().BeTrue();
        list.GetHashCode().Should().Be(same.GetHashCode());
    }

    [Fact]
    public void Lists_with_another_order_count_or_element_are_not_equal()
    {
        ValueList<string> list = ["a", "b"];

        list.Equals(["b", "a"]).Should().BeFalse();
        list.Equals(["a"]).Should().BeFalse();
        list.Equals((object)"a").Should().BeFalse();
        list.Equals(null).Should().BeFalse();
    }

    [Fact]
    public void A_list_is_a_copy()
    {
        string[] items = ["a", "b"];
        var list = ValueList.Create<string>(items);

        items[0] = "changed";

        list.Should().Equal("a", "b");
        list[0].Should().Be("a");
    }

    [Fact]
    public void All_empty_lists_are_the_same_instance()
    {
        ValueList<int> list = [];

        list.Should().BeSameAs(ValueList<int>.Empty);
        list.Count.Should().Be(0);
    }

    [Fact]
    public void A_list_is_printed_and_enumerated_as_its_elements()
    {
        ValueList<string> list = ["a", "b"];

        list.ToString().Should().Be("[a, b]");
        ((System.Collections.IEnumerable)list).Cast<string>().Should().Equal("a", "b");
    }

    [Fact]
    public void An_index_out_of_range_throws()
    {
        ValueList<string> list = ["a"];

        FluentActions.Invoking(() => list[1]).Should().Throw<IndexOutOfRangeException>();
    }
}
