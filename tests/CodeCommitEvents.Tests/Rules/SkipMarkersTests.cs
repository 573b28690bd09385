using CodeCommitEvents.Rules;
using CsCheck;

namespace CodeCommitEvents.Tests.Rules;

public sealed class SkipMarkersTests
{
    [Theory]
    [InlineData("[skip ci]")]
    [InlineData("[ci skip]")]
    [InlineData("[no ci]")]
    [InlineData("[skip actions]")]
    [InlineData("[actions skip]")]
    [InlineData("***NO_CI***")]
    public void A_default_marker_is_found_anywhere_and_in_any_case(string marker)
    {
        SkipMarkers.Default.IsIn(marker).Should().BeTrue();
        SkipMarkers.Default.IsIn(marker.ToUpperInvariant()).Should().BeTrue();
        SkipMarkers.Default.IsIn(marker.ToLowerInvariant()).Should().BeTrue();
        SkipMarkers.Default.IsIn($"docs: x {marker}").Should().BeTrue();
        SkipMarkers.Default.IsIn($"docs: x\r\n\r\nbody{marker}body\r\n").Should().BeTrue();
        SkipMarkers.Default.IsIn(marker.AsSpan(1)).Should().BeFalse();
        SkipMarkers.Default.IsIn(marker.AsSpan(0, marker.Length - 1)).Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("skip ci")]
    [InlineData("[skip  ci]")]
    [InlineData("[skip-ci]")]
    [InlineData("[skip\nci]")]
    [InlineData("[skip ci")]
    [InlineData("[skip cd]")]
    [InlineData("[skip azp]")]
    [InlineData("[skip travis]")]
    [InlineData("NO_CI")]
    [InlineData("**NO_CI**")]
    [InlineData("docs: x\n\n\nskip-checks: true")]
    [InlineData("skip-checks:true")]
    public void Any_other_text_has_no_marker(string message) => SkipMarkers.Default.IsIn(message).Should().BeFalse();

    [Fact]
    public void Custom_markers_replace_the_default_ones_and_are_literal()
    {
        var markers = new SkipMarkers(["skip-checks: true", "wip*"]);

        markers.IsIn("docs: x\n\n\nSkip-Checks: true").Should().BeTrue();
        markers.IsIn("WIP* x").Should().BeTrue();
        markers.IsIn("wip x").Should().BeFalse();
        markers.IsIn("[skip ci]").Should().BeFalse();
    }

    [Fact]
    public void Markers_are_copied()
    {
        string[] list = ["[a]"];
        var markers = new SkipMarkers(list);

        list[0] = "[b]";

        (markers.IsIn("[a]"), markers.IsIn("[b]"), markers.ToString()).Should().Be((true, false, "[a]"));
    }

    [Fact]
    public void Markers_are_described_in_words()
    {
        new SkipMarkers(["[a]"]).ToString().Should().Be("[a]");
        new SkipMarkers(["[a]", "[b]"]).ToString().Should().Be("[a] or [b]");
        new SkipMarkers(["[a]", "[b]", "[c]"]).ToString().Should().Be("[a], [b] or [c]");
        SkipMarkers.Default.ToString().Should().Be("[skip ci], [ci skip], [no ci], [skip actions], [actions skip] or ***NO_CI***");
    }

    [Fact]
    public void A_list_without_markers_throws()
    {
        FluentActions.Invoking(() => new SkipMarkers([])).Should().Throw<ArgumentException>().WithMessage("*at least one*").WithParameterName("markers");
        FluentActions.Invoking(() => new SkipMarkers(null!)).Should().Throw<ArgumentNullException>();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_marker_without_text_throws(string? marker) =>
        FluentActions.Invoking(() => new SkipMarkers(["[a]", marker!]))
            .Should().Throw<ArgumentException>().WithMessage("A skip marker must contain more than white space.*").WithParameterName("markers");

    [Fact]
    public void The_search_agrees_with_a_search_in_lower_case() => Gen.Char["[]skipnoacti *_SKIPC"].Array[0, 30].Select(characters => new string(characters)).Sample(
        text =>
        {
            var message = $"{text}[{text}]";
            var markers = new SkipMarkers(["[sk", "ci]", "*_*"]);
            var lower = message.ToLowerInvariant();
            return markers.IsIn(message) == new[] { "[sk", "ci]", "*_*" }.Any(marker => lower.Contains(marker, StringComparison.Ordinal));
        });

    [Fact]
    public void A_hostile_message_takes_time_in_proportion_to_its_length() =>
        SkipMarkers.Default.IsIn(string.Concat(Enumerable.Repeat("[skip c", 100_000))).Should().BeFalse();

    [Fact]
    public void The_search_allocates_nothing()
    {
        const string Message = "docs: x\n\nsome body that says [skip c and then at its end ***no_ci***";
        Look(Message, times: 1_000).Should().Be(1_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = Look(Message, times: 1_000);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        (found, allocated).Should().Be((1_000, 0));
    }

    private static int Look(string message, int times)
    {
        var found = 0;
        for (var time = 0; time < times; time++)
        {
            found += SkipMarkers.Default.IsIn(message) ? 1 : 0;
        }

        return found;
    }
}
