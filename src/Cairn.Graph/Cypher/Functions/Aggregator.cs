using Cairn.Graph.Comparison;
using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Functions;

/// <summary>Collects the values of one group for one aggregating function.</summary>
internal abstract class Aggregator
{
    public abstract void Add(Value value);

    /// <summary>Adds one value a number of times.</summary>
    public virtual void AddMany(Value value, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Add(value);
        }
    }

    /// <summary>Adds nodes of a snapshot.</summary>
    public virtual void AddNodes(GraphSnapshot graph, ReadOnlySpan<int> nodes)
    {
        foreach (var node in nodes)
        {
            Add(new Value(graph.NodeTag, node));
        }
    }

    public abstract Value Result();

    /// <summary>Counts rows, or values that are not null.</summary>
    public sealed class Count : Aggregator
    {
        private long _count;

        public override void Add(Value value) => _count++;

        public override void AddMany(Value value, int count) => _count += count;

        public override void AddNodes(GraphSnapshot graph, ReadOnlySpan<int> nodes) => _count += nodes.Length;

        public override Value Result() => _count;
    }

    /// <summary>The sum of numbers.</summary>
    public sealed class Sum : Aggregator
    {
        private Value _sum = 0;

        public override void Add(Value value) => _sum = value.IsNumber
            ? Addition.Sum(_sum, value)
            : TemporalMath.Of("+", _sum is { IsInteger: true, Bits: 0 } ? value : _sum, _sum is { IsInteger: true, Bits: 0 } ? 0 : value) ?? throw GraphFunctions.Wrong("sum", value);

        public override Value Result() => _sum;
    }

    /// <summary>The mean of numbers.</summary>
    public sealed class Average : Aggregator
    {
        private double _sum;
        private long _count;

        public override void Add(Value value)
        {
            _sum += value.IsNumber ? value.AsFloat() : throw GraphFunctions.Wrong("avg", value);
            _count++;
        }

        public override Value Result() => _count == 0 ? Value.Null : _sum / _count;
    }

    /// <summary>The least or greatest value in the total order.</summary>
    public sealed class Extreme(int sign) : Aggregator
    {
        private Value _best;

        public override void Add(Value value)
        {
            if (_best.IsNull || Ordering.Total(value, _best) * sign > 0)
            {
                _best = value;
            }
        }

        public override Value Result() => _best;
    }

    /// <summary>All values as a list.</summary>
    public sealed class Collect(Meter meter) : Aggregator
    {
        private readonly List<Value> _values = [];

        public override void Add(Value value)
        {
            meter.Hold(24);
            _values.Add(value);
        }

        public override Value Result() => Value.ListOf([.. _values]);
    }

    /// <summary>Standard deviation by Welford's method.</summary>
    public sealed class Deviation(bool ofPopulation) : Aggregator
    {
        private long _count;
        private double _mean;
        private double _squares;

        public override void Add(Value value)
        {
            var number = value.IsNumber ? value.AsFloat() : throw GraphFunctions.Wrong("stDev", value);
            var delta = number - _mean;
            _mean += delta / ++_count;
            _squares += delta * (number - _mean);
        }

        public override Value Result()
        {
            var freedom = ofPopulation ? _count : _count - 1;
            return freedom <= 0 ? 0.0 : Math.Sqrt(_squares / freedom);
        }
    }

    /// <summary>A percentile, chosen among the values or interpolated between them.</summary>
    public sealed class Percentile(Meter meter, bool interpolates, Value percentile) : Aggregator
    {
        private readonly List<Value> _values = [];
        private readonly double _percentile = Checked(percentile);

        public override void Add(Value value)
        {
            meter.Hold(24);
            _values.Add(value.IsNumber ? value : throw GraphFunctions.Wrong("percentile", value));
        }

        public override Value Result()
        {
            if (_values.Count == 0)
            {
                return Value.Null;
            }

            _values.Sort(Ordering.Total);
            if (!interpolates)
            {
                return _values[Math.Max(0, (int)Math.Ceiling(_percentile * _values.Count) - 1)];
            }

            var place = _percentile * (_values.Count - 1);
            var (low, high) = (_values[(int)Math.Floor(place)].AsFloat(), _values[(int)Math.Ceiling(place)].AsFloat());
            return low + ((high - low) * (place - Math.Floor(place)));
        }

        private static double Checked(Value percentile) => percentile.IsNumber && percentile.AsFloat() is >= 0 and <= 1
            ? percentile.AsFloat()
            : throw Failure.Argument("NumberOutOfRange", $"a percentile lies between 0.0 and 1.0, not at {percentile}");
    }

    /// <summary>Hands each different value on once.</summary>
    public sealed class Distinct(Aggregator inner, Frame frame) : Aggregator
    {
        private HashSet<Value>? _seen;
        private NumberSet? _nodes;

        public override void Add(Value value)
        {
            if (ReferenceEquals(value.Payload, frame.Graph.NodeTag) ? (_nodes ??= new NumberSet(frame.Graph.NodeCount)).Add((int)value.Bits) : (_seen ??= new HashSet<Value>(Equivalence.Instance)).Add(value))
            {
                frame.Meter.Hold(48);
                inner.Add(value);
            }
        }

        public override void AddMany(Value value, int count)
        {
            if (count > 0)
            {
                Add(value);
            }
        }

        public override void AddNodes(GraphSnapshot graph, ReadOnlySpan<int> nodes)
        {
            var seen = _nodes ??= new NumberSet(frame.Graph.NodeCount);
            foreach (var node in nodes)
            {
                if (seen.Add(node))
                {
                    frame.Meter.Hold(48);
                    inner.Add(new Value(graph.NodeTag, node));
                }
            }
        }

        public override Value Result() => inner.Result();
    }
}
