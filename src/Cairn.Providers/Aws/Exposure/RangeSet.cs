namespace Cairn.Providers.Aws.Exposure;

/// <summary>A set of numbers as sorted ranges that neither touch nor overlap.</summary>
internal sealed class RangeSet : IEquatable<RangeSet>
{
    public static readonly RangeSet Empty = new([]);

    private readonly (UInt128 From, UInt128 To)[] _ranges;

    private RangeSet((UInt128, UInt128)[] ranges) => _ranges = ranges;

    public IReadOnlyList<(UInt128 From, UInt128 To)> Ranges => _ranges;

    public bool IsEmpty => _ranges.Length == 0;

    /// <summary>How many numbers it holds; the whole of a 128-bit space counts as one less.</summary>
    public UInt128 Count => _ranges.Aggregate(UInt128.Zero, (sum, range) => range.To - range.From == UInt128.MaxValue ? UInt128.MaxValue : sum + (range.To - range.From) + 1);

    public static RangeSet Of(UInt128 from, UInt128 to) => from > to ? Empty : new([(from, to)]);

    public RangeSet Union(RangeSet other)
    {
        if (other.IsEmpty)
            return this;
        if (IsEmpty)
            return other;
        var merged = new List<(UInt128 From, UInt128 To)>(_ranges.Length + other._ranges.Length);
        foreach (var next in _ranges.Concat(other._ranges).OrderBy(range => range.From))
        {
            if (merged.Count > 0 && merged[^1] is var last && (next.From <= last.To || next.From - 1 == last.To))
                merged[^1] = (last.From, UInt128.Max(last.To, next.To));
            else
                merged.Add(next);
        }

        return new([.. merged]);
    }

    public RangeSet Intersect(RangeSet other)
    {
        var shared = new List<(UInt128, UInt128)>();
        for (int i = 0, j = 0; i < _ranges.Length && j < other._ranges.Length;)
        {
            var from = UInt128.Max(_ranges[i].From, other._ranges[j].From);
            var to = UInt128.Min(_ranges[i].To, other._ranges[j].To);
            if (from <= to)
                shared.Add((from, to));
            if (_ranges[i].To < other._ranges[j].To)
                i++;
            else
                j++;
        }

        return shared.Count == 0 ? Empty : new([.. shared]);
    }

    public RangeSet Except(RangeSet other) => other.IsEmpty || IsEmpty ? this : Intersect(other.Complement());

    public bool Covers(RangeSet other)
    {
        // Ranges that touch are one range, so each has to lie inside one of this set's.
        var i = 0;
        foreach (var (from, to) in other._ranges)
        {
            while (i < _ranges.Length && _ranges[i].To < from)
                i++;
            if (i == _ranges.Length || _ranges[i].From > from || _ranges[i].To < to)
                return false;
        }

        return true;
    }

    public bool Meets(RangeSet other)
    {
        for (int i = 0, j = 0; i < _ranges.Length && j < other._ranges.Length;)
        {
            if (_ranges[i].To < other._ranges[j].From)
                i++;
            else if (other._ranges[j].To < _ranges[i].From)
                j++;
            else
                return true;
        }

        return false;
    }

    public bool Equals(RangeSet? other) => other is not null && _ranges.AsSpan().SequenceEqual(other._ranges);

    public override bool Equals(object? obj) => Equals(obj as RangeSet);

    public override int GetHashCode() => _ranges.Aggregate(17, HashCode.Combine);

    private RangeSet Complement()
    {
        var gaps = new List<(UInt128, UInt128)>(_ranges.Length + 1);
        var next = UInt128.Zero;
        foreach (var (from, to) in _ranges)
        {
            if (from > next)
                gaps.Add((next, from - 1));
            if (to == UInt128.MaxValue)
                return new([.. gaps]);
            next = to + 1;
        }

        gaps.Add((next, UInt128.MaxValue));
        return new([.. gaps]);
    }
}
