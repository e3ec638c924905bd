using Cairn.Analysis.Cases;
using Cairn.Analysis.Matching;

namespace Cairn.Tests.Analysis;

public sealed class KnowledgeCases
{
    [Fact]
    public void Every_case_of_every_technique_target_and_rule_holds()
    {
        var failures = new CaseRunner(KnowledgeFiles.All.Vocabulary, new CypherMatcher()).Run(KnowledgeFiles.All);

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }
}
