using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>One operator at work. Rows are pushed through the slots of the frame; an operator changes slots and pushes on.</summary>
internal abstract class Sink
{
    /// <summary>Takes the row that is in the frame.</summary>
    /// <returns>Whether more rows are wanted.</returns>
    public abstract bool Push();

    /// <summary>Takes many rows at once, as if they came one after another.</summary>
    public virtual bool Push(Batch batch)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            batch.Restore(row);
            if (!Push())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>No more rows come: hand on what was held back.</summary>
    public abstract void Finish();

    /// <summary>Forget everything, to begin again (subqueries).</summary>
    public abstract void Reset();
}

/// <summary>An operator with one operator behind it.</summary>
internal abstract class PipeSink(Frame frame, Sink next) : Sink
{
    protected Frame Frame { get; } = frame;

    protected Sink Next { get; } = next;

    public override void Finish() => Next.Finish();

    public override void Reset() => Next.Reset();
}
