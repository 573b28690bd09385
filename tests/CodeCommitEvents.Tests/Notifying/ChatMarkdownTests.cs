using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Tests.Notifying;

public sealed class ChatMarkdownTests
{
    [Theory]
    [InlineData("release/1.2 (é 😀)", "release/1.2 (é 😀)")]
    [InlineData("<!channel> R&D", "&lt;!channel&gt; R&amp;D")]
    [InlineData("@here #general ~town", "@\u2060here #\u2060general ~\u2060town")]
    [InlineData("*b* _i_ `c` ~~s~~", "*\u2060b*\u2060 _\u2060i_\u2060 `\u2060c`\u2060 ~\u2060~\u2060s~\u2060~\u2060")]
    [InlineData("[a](https://evil.example) :tada:", "[\u2060a]\u2060(https:\u2060//evil.example) :\u2060tada:\u2060")]
    [InlineData("&lt;!here&gt;", "&amp;lt;!here&amp;gt;")]
    [InlineData("", "")]
    public void A_text_of_strangers_becomes_no_mention_link_emphasis_or_emoji(string text, string escaped) => ChatMarkdown.Escape(text).Should().Be(escaped);
}
