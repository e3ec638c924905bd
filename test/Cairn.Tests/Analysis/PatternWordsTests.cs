using Cairn.Analysis.Matching;

namespace Cairn.Tests.Analysis;

public sealed class PatternWordsTests
{
    [Theory]
    [InlineData("(a)-[:CAN_PASS {service: 'lambda.amazonaws.com'}]->(r:Role)", "`a` can pass `r` (Role) to `lambda.amazonaws.com`")]
    [InlineData("(a:User)-[:CAN {action: 'iam:PutUserPolicy'}]->(u:User|Role)", "`a` (User) may call `iam:PutUserPolicy` on `u` (User or Role)")]
    [InlineData("(m)-[:LOADS_ARTIFACT {pinned: false}]->(:Bucket)", "`m` loads artifact (pinned false) some Bucket")]
    [InlineData("(v:VirtualMachine)", "`v` (VirtualMachine) is there")]
    public void An_edge_is_a_clause(string pattern, string words) => Assert.Equal([words], Pattern.Parse(new(pattern)).Words);
}
