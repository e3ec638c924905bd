using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Functions;

/// <summary>A procedure that CALL can name.</summary>
internal sealed record Procedure(string Name, IReadOnlyList<(string Name, Types Accepts)> Inputs, IReadOnlyList<(string Name, StaticType Type)> Outputs, ProcedureBody Body)
{
    /// <summary>How many of the inputs must be given.</summary>
    public int Required { get; init; } = Inputs.Count;

    /// <summary>Where the outputs are a node and an integer: the same rows without a value made of each; null otherwise.</summary>
    public NodeProcedureBody? Nodes { get; init; }

    public string Signature =>
        $"{Name}({string.Join(", ", Inputs.Select((input, i) => i < Required ? input.Name : $"[{input.Name}]"))}) :: ({string.Join(", ", Outputs.Select(output => output.Name))})";
}

/// <summary>Calls back with each row of outputs until told to stop.</summary>
internal delegate void ProcedureBody(Frame frame, Value[] inputs, Func<Value[], bool> row);

/// <summary>Calls back with the node and the integer of each row until told to stop.</summary>
internal delegate void NodeProcedureBody(Frame frame, Value[] inputs, Func<int, int, bool> row);
