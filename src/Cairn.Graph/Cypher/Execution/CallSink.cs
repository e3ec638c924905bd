using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Functions;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>CALL of a procedure for each row.</summary>
internal sealed class CallSink(Frame frame, Procedure procedure, Formula[] arguments, (int Field, int Slot)[] yield, Sink next) : PipeSink(frame, next)
{
    public override bool Push()
    {
        var inputs = Array.ConvertAll(arguments, argument => argument.Of(Frame));
        if (procedure.Outputs.Count == 0)
        {
            procedure.Body(Frame, inputs, _ => true);
            return Next.Push();
        }

        if (procedure.Nodes is { } body)
        {
            return Nodes(body, inputs);
        }

        var more = true;
        procedure.Body(Frame, inputs, row =>
        {
            Frame.Meter.Step();
            foreach (var (field, slot) in yield)
            {
                Frame.Slots[slot] = row[field];
            }

            more = Next.Push();
            return more;
        });
        return more;
    }

    private bool Nodes(NodeProcedureBody body, Value[] inputs)
    {
        var batch = new Batch(Frame, SlotOf(0), SlotOf(1));
        var more = true;
        body(Frame, inputs, (node, number) =>
        {
            batch.Add(node, number);
            if (batch.IsFull)
            {
                Frame.Meter.Step(batch.Count);
                more = batch.PushOn(Next);
                batch.Clear();
            }

            return more;
        });
        return more && batch.PushOn(Next);
    }

    private int SlotOf(int field)
    {
        var at = Array.FindIndex(yield, output => output.Field == field);
        return at < 0 ? -1 : yield[at].Slot;
    }
}
