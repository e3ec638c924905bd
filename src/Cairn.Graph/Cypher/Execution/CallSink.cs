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
}
