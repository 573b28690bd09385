using System.Globalization;
using System.Text;
using CodeCommitEvents.Events;
using CodeCommitEvents.Tool;

namespace CodeCommitEvents.Tests.Values;

public sealed class DisplayTextTests
{
    [Theory]
    [InlineData("payments-api", "payments-api")]
    [InlineData("größe 日本 😀 👨‍👩", "größe 日本 😀 👨\\u200d👩")]
    [InlineData("a\nb\r\u001b[2J\u0085\u2028\u2029", "a\\u000ab\\u000d\\u001b[2J\\u0085\\u2028\\u2029")]
    [InlineData("\u202egnp\u2066", "\\u202egnp\\u2066")]
    [InlineData("a\U000E0041\U000E0100\U000E0FFF", "a\\U000e0041\\U000e0100\\U000e0fff")]
    [InlineData("\u3164\u115f", "\\u3164\\u115f")]
    public void Characters_that_forge_hide_or_reverse_text_are_escaped(string text, string expected) => DisplayText.Escape(text).Should().Be(expected);

    [Fact]
    public void A_lone_surrogate_is_escaped() => DisplayText.Escape("\ud800x\udc00").Should().Be(@"\ud800x\udc00");

    [Fact]
    public void Every_control_and_format_character_and_every_character_of_the_tag_block_is_escaped_and_the_replay_program_agrees()
    {
        for (var value = 0; value <= 0x10FFFF; value++)
        {
            if (!Rune.IsValid(value))
            {
                continue;
            }

            var rune = new Rune(value);
            var escaped = DisplayText.Escape(rune.ToString());
            var isHarmful = value is >= 0xE0000 and <= 0xE0FFF
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            if (isHarmful != escaped.StartsWith('\\') && value is not ('\\' or 0x115F or 0x1160 or 0x3164 or 0xFFA0))
            {
                escaped.Should().Be(isHarmful ? "an escape" : rune.ToString(), $"U+{value:X4}");
            }

            if (Terminal.Printable(rune.ToString()) != escaped)
            {
                Terminal.Printable(rune.ToString()).Should().Be(escaped);
            }
        }
    }
}
