using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>Counts the rows an operator hands on.</summary>
internal sealed class CountingSink(Frame frame, Profile profile, object op, Sink next) : PipeSink(frame, next)
{
    public override bool Push()
    {
        profile.Count(op);
        return Next.Push();
    }

    public override bool Push(Batch batch)
    {
        profile.Count(op, batch.Count);
        return Next.Push(batch);
    }
}
