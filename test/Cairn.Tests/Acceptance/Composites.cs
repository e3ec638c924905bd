using Cairn.Analysis.Attack;
using Cairn.Analysis.Cases;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Matching;
using Cairn.Tests.Analysis;

namespace Cairn.Tests.Acceptance;

/// <summary>Attacks that are made of several techniques: they come together when every part is there, and not when one is missing.</summary>
public sealed class Composites
{
    private const string Registry = "(a:User)-[:CAN_REGISTER_MODEL]->(g:ModelRegistry)-[:CONTAINS]->(p:ModelPackage), (g)-[:TRIGGERS]->(l:Pipeline)-[:ORCHESTRATES]->(e:InferenceEndpoint)";
    private const string Chat = "(i:Internet)-[:UNTRUSTED_INPUT_TO]->(g:Agent), (g)-[:RUNS_AS]->(r:Role)";
    private const string Served = "(d:Bucket)-[:MEMORISED_BY]->(m:Model), (v:ModelDeployment)-[:USES_MODEL]->(m), (e:InferenceEndpoint)-[:HOSTS]->(v)";

    /// <summary>Name, graph, what the attacker owns, what follows, and the graph without one of its parts, from which it does not.</summary>
    public static TheoryData<string, string, string, string, string> All => new()
    {
        { "model takeover by swapping the artefact", "(a:User)-[:CAN_WRITE]->(b:Bucket), (m:Model)-[:LOADS_ARTIFACT]->(b), (v:ModelDeployment)-[:USES_MODEL]->(m), (e:InferenceEndpoint)-[:HOSTS]->(v)", "a", "influence e", "(a:User)-[:CAN_READ]->(b:Bucket), (m:Model)-[:LOADS_ARTIFACT]->(b), (v:ModelDeployment)-[:USES_MODEL]->(m), (e:InferenceEndpoint)-[:HOSTS]->(v)" },
        { "model takeover by registering and approving", $"{Registry}, (a)-[:CAN_APPROVE_MODEL]->(p)", "a", "own e", $"{Registry}, (b:User)-[:CAN_APPROVE_MODEL]->(p)" },
        { "model takeover by deploying", "(a:User)-[:CAN_DEPLOY_MODEL]->(e:InferenceEndpoint)", "a", "own e", "(a:User)-[:CAN_INVOKE]->(e:InferenceEndpoint)" },
        { "model takeover by pushing the image", "(a:User)-[:CAN_PUSH_IMAGE]->(g:ContainerRegistry), (e:InferenceEndpoint)-[:USES_IMAGE]->(c:ContainerImage)-[:STORED_IN_REGISTRY]->(g)", "a", "own e", "(a:User)-[:CAN_PUSH_IMAGE]->(g:ContainerRegistry), (e:InferenceEndpoint)-[:USES_IMAGE]->(c:ContainerImage {pinned: true})-[:STORED_IN_REGISTRY]->(g)" },
        { "artefact to identity", "(a:User)-[:CAN_WRITE]->(b:Bucket), (v:ModelDeployment)-[:LOADS_ARTIFACT]->(b), (v)-[:RUNS_AS]->(r:Role)", "a", "own r", "(a:User)-[:CAN_WRITE]->(b:Bucket), (v:ModelDeployment)-[:LOADS_ARTIFACT {pinned: true}]->(b), (v)-[:RUNS_AS]->(r:Role)" },
        { "notebook pivot through its page", "(a:User)-[:CAN_OPEN_NOTEBOOK]->(n:Notebook)-[:RUNS_AS]->(r:Role)", "a", "own r", "(a:User)-[:CAN_OPEN_NOTEBOOK]->(n:Notebook), (o:Notebook)-[:RUNS_AS]->(r:Role)" },
        { "notebook pivot through its start-up script", "(a:User)-[:CAN_MODIFY_CODE]->(f:ConfigFile), (n:Notebook)-[:CONFIGURED_BY]->(f), (n)-[:REACHES_METADATA]->(r:Role)", "a", "own r", "(a:User)-[:CAN_MODIFY_CODE]->(f:ConfigFile), (n:Notebook)-[:REACHES_METADATA]->(r:Role)" },
        { "notebook pivot to a mounted secret", "(a:User)-[:CAN_OPEN_NOTEBOOK]->(n:Notebook)-[:MOUNTS]->(s:Secret)", "a", "own s", "(a:User)-[:CAN_READ]->(n:Notebook)-[:MOUNTS]->(s:Secret)" },
        { "notebook pivot to a cached session", "(a:User)-[:CAN_OPEN_NOTEBOOK]->(n:Notebook)-[:SESSION_OF]->(u:User)", "a", "own u", "(a:User)-[:CAN_OPEN_NOTEBOOK]->(n:Notebook), (o:Notebook)-[:SESSION_OF]->(u:User)" },
        { "notebook pivot through a job", "(a:User)-[:CAN_RUN_JOB_AS]->(s:ServiceAccount)", "a", "own s", "(a:User)-[:CAN_PASS]->(s:ServiceAccount)" },
        { "agent as confused deputy with its own rights", $"{Chat}, (r)-[:CAN_READ]->(d:Bucket)", "i", "read d", $"{Chat}, (o:Role)-[:CAN_READ]->(d:Bucket)" },
        { "agent as confused deputy through its tool", "(k:KnowledgeBase)-[:RETRIEVED_BY]->(g:Agent)-[:USES_TOOL]->(t:AgentTool)-[:IMPLEMENTED_BY]->(f:Function)-[:RUNS_AS]->(r:Role)-[:CAN_READ]->(d:Database)", "k", "read d", "(k:KnowledgeBase), (g:Agent)-[:USES_TOOL]->(t:AgentTool)-[:IMPLEMENTED_BY]->(f:Function)-[:RUNS_AS]->(r:Role)-[:CAN_READ]->(d:Database)" },
        { "local keys go round the roles", "(a:User)-[:CAN_LIST_KEYS]->(c:Credential)-[:UNLOCKS]->(e:InferenceEndpoint)", "a", "use e", "(a:User)-[:CAN_LIST_KEYS]->(c:Credential), (o:Credential)-[:UNLOCKS]->(e:InferenceEndpoint)" },
        { "a leaked key opens what asks for nothing else", "(i:Internet)-[:KEY_ONLY_AUTH]->(e:InferenceEndpoint), (c:Credential)-[:LEAKED_IN]->(i), (c)-[:UNLOCKS]->(e)", "i", "use e", "(i:Internet)-[:KEY_ONLY_AUTH]->(e:InferenceEndpoint), (c:Credential)-[:UNLOCKS]->(e)" },
        { "a key in readable code opens what asks for nothing else", "(a:User)-[:CAN_READ]->(b:Bucket)-[:HOLDS]->(c:Credential)-[:UNLOCKS]->(e:InferenceEndpoint)", "a", "use e", "(a:User)-[:CAN_WRITE]->(o:Bucket), (b:Bucket)-[:HOLDS]->(c:Credential)-[:UNLOCKS]->(e:InferenceEndpoint)" },
        { "a job takes its project's service agent", "(a:User)-[:CAN_EXEC]->(j:TrainingJob)-[:RUNS_AS]->(s:ServiceAccount)-[:CAN_READ]->(d:Bucket)", "a", "read d", "(a:User)-[:CAN_EXEC]->(j:TrainingJob), (s:ServiceAccount)-[:CAN_READ]->(d:Bucket)" },
        { "a workspace shares one identity among its users", "(a:User)-[:CAN_OPEN_NOTEBOOK]->(p:WorkspaceProfile), (w:AiWorkspace)-[:CONTAINS]->(p), (w)-[:RUNS_AS]->(r:Role)", "a", "own r", "(a:User)-[:CAN_OPEN_NOTEBOOK]->(p:WorkspaceProfile)-[:RUNS_AS]->(q:Role), (w:AiWorkspace)-[:CONTAINS]->(p), (w)-[:RUNS_AS]->(r:Role)" },
        { "from one cloud into another by federation", "(a:User)-[:CAN_PUSH_CODE]->(s:Repository), (c:CiWorkflow)-[:SOURCED_FROM]->(s), (c)-[:FEDERATES_TO]->(r:Role)", "a", "own r", "(a:User)-[:CAN_PUSH_CODE]->(s:Repository), (c:CiWorkflow)-[:FEDERATES_TO]->(r:Role)" },
        { "from one cloud into another by a key that lies about", "(n:Notebook)-[:HOLDS]->(c:Credential)-[:AUTHENTICATES_AS]->(s:ServiceAccount)", "n", "own s", "(n:Notebook), (c:Credential)-[:AUTHENTICATES_AS]->(s:ServiceAccount)" },
        { "data learned by a public model", $"(i:Internet)-[:ACCEPTS_ANONYMOUS]->(e), {Served}", "i", "read d", $"(i:Internet), {Served}" },
        { "a guardrail that those it guards against can switch off", "(k:KnowledgeBase)-[:RETRIEVED_BY]->(g:Agent)-[:GUARDED_BY]->(s:Guardrail)<-[:CAN_MODIFY_GUARDRAIL]-(k)", "k", "influence g", "(k:KnowledgeBase), (g:Agent)-[:GUARDED_BY]->(s:Guardrail)" },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Every_part_together_makes_the_attack(string name, string graph, string entry, string expected, string without)
    {
        Assert.True(Holds(graph, entry, expected), $"{name}: {expected} does not follow");
        Assert.False(Holds(without, entry, expected), $"{name}: {expected} follows although a part is missing");
    }

    internal static bool Holds(string text, string entry, string expected)
    {
        var graph = CaseGraph.Build(text);
        var (capability, node) = expected.Split(' ') is [var word, var key] && graph.TryFind(key, out var found) ? (Enum.Parse<Capability>(word, ignoreCase: true), found) : throw new ArgumentException(expected);
        Assert.True(graph.TryFind(entry, out var start));
        return AttackGraph.Build(graph, KnowledgeFiles.All.Techniques, new CypherMatcher()).From([new Entry(start)]).Holds(capability, node);
    }
}
