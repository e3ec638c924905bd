using Cairn.Graph;
using Cairn.Graph.Cypher;

namespace Cairn.Bench.Graph;

/// <summary>The bench queries, each checked against the right answer.</summary>
internal sealed class QueryBench(Estate estate, GraphSnapshot graph, Measurements measurements, int runs)
{
    private const string Pattern = "MATCH (:Internet)-[:EXPOSES]->(e:Endpoint)-[:RUNS_AS]->(r:Role)-[:CAN_READ]->(b:Bucket) WHERE e.auth = 'none' AND b.sensitive ";

    public void Run()
    {
        Query("q1 point lookup by key", "MATCH (n:Role {id: $id}) RETURN n.name, n.risk", "q1_id", result => result.RowCount == 1);
        Query("q2 2 hops out, typical", "MATCH (n:Vm {id: $id})-[*1..2]->(m) RETURN count(DISTINCT m)", "q2_vm", result => estate.Same(result, "q2_vm"));
        Query("q2h 2 hops out, hub", "MATCH (n:Role {id: $id})-[*1..2]->(m) RETURN count(DISTINCT m)", "q2_hub", result => estate.Same(result, "q2_hub"));
        Query("q3 3-hop pattern, aggregate", Pattern + "RETURN e.account, count(DISTINCT e), count(DISTINCT b) ORDER BY count(DISTINCT b) DESC, e.account LIMIT 20", "", result => estate.BeginsWith(result, "q3_top"));
        Query("q3c 3-hop pattern, count(*)", Pattern + "RETURN count(*)", "", result => estate.Same(result, "q3_paths"));
        Query("q4 reach within 8, as written", "MATCH (i:Internet)-[*1..8]->(t) WHERE t.crown RETURN count(DISTINCT t)", "", result => estate.Same(result, "q4_reach8"));
        Query("q4b reach within 8, own idiom", "MATCH (i:Internet) CALL path.reach(i, {maxDepth: 8}) YIELD node WHERE node.crown RETURN count(node)", "", result => estate.Same(result, "q4_reach8"));
        Query("q5 hop-shortest path, one pair", "MATCH (i:Internet), (t {id: $id}) MATCH p = shortestPath((i)-[*]->(t)) RETURN length(p)", "q5_target", result => estate.Same(result, "q5_len"));
        Query("q6 least cost to all crowns", "MATCH (i:Internet) CALL path.reach(i, {cost: 'cost'}) YIELD node, cost WITH node, cost WHERE node.crown RETURN count(*), sum(cost)", "",
            result => estate.Same(result, "q6_targets") && result[0, 1] == estate.Expected("q6_sum"));
        Query("q7 ten best paths to every crown", "MATCH (i:Internet) MATCH (t) WHERE t.crown WITH i, collect(t) AS crowns CALL path.kShortest(i, crowns, 10, {cost: 'cost'}) YIELD path RETURN count(DISTINCT nodes(path)[-1]), count(*)", "",
            result => estate.Same(result, "q6_targets") && result[0, 1].AsInteger() > estate.Expected("q6_targets"));
    }

    private void Query(string name, string text, string parameter, Func<QueryResult, bool> check)
    {
        var query = CypherQuery.Compile(text);
        var parameters = new Dictionary<string, Value>();
        if (parameter.Length > 0)
        {
            parameters["id"] = estate.Text(parameter);
        }

        measurements.Take(name, runs, () => check(query.Run(graph, parameters)));
    }
}
