using Amazon.CodeCommit;
using CodeCommitEvents;
using CodeCommitEvents.CodeCommit;

namespace Snippets;

internal static class Facts
{
    public static BuildDispatcher Dispatcher(BuildRules rules, IBuildStarter starter)
    {
        #region facts
        var codeCommit = new AmazonCodeCommitClient();
        var dispatcher = new BuildDispatcher(rules, starter, new()
        {
            ChangedFiles = new CodeCommitChangedFiles(codeCommit),
            Commits = new CodeCommitCommits(codeCommit),
        });
        #endregion
        return dispatcher;
    }
}
