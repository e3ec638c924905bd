using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Planning;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>Rows counted behind each operator of one run.</summary>
internal sealed class Profile
{
    private readonly Dictionary<Operator, long> _rows = new(ReferenceEqualityComparer.Instance);

    public long RowsOf(Operator op) => _rows.GetValueOrDefault(op);

    public Sink Count(Operator op, Frame frame, Sink next) => new CountingSink(this, op, frame, next);

    private sealed class CountingSink(Profile profile, Operator op, Frame frame, Sink next) : PipeSink(frame, next)
    {
        public override bool Push()
        {
            profile._rows[op] = profile.RowsOf(op) + 1;
            return Next.Push();
        }
    }
}
