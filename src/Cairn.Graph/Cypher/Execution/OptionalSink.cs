using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>OPTIONAL MATCH: runs the pattern for each row, and lets the row through with nulls where it has no match.</summary>
internal sealed class OptionalSink(Frame frame, int[] newSlots, Func<Sink, Sink> pattern, Sink next) : PipeSink(frame, next)
{
    private readonly Landing _landing = new(next);
    private Sink? _pattern;

    public override bool Push()
    {
        _pattern ??= pattern(_landing);
        _landing.Reset();
        var more = _pattern.Push();
        if (_landing.Found)
        {
            return more;
        }

        foreach (var slot in newSlots)
        {
            Frame.Slots[slot] = Value.Null;
        }

        return Next.Push();
    }

    /// <summary>The end of the pattern, which notes that it was reached.</summary>
    private sealed class Landing(Sink next) : Sink
    {
        public bool Found { get; private set; }

        public override bool Push()
        {
            Found = true;
            return next.Push();
        }

        public override void Finish()
        {
        }

        public override void Reset() => Found = false;
    }
}
