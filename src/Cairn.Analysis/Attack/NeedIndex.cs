namespace Cairn.Analysis.Attack;

/// <summary>For each proposition the steps that need it.</summary>
internal sealed class NeedIndex
{
    private readonly int[] _start;
    private readonly int[] _steps;

    public NeedIndex(int propositions, int[] needStart, int[] needs)
    {
        _start = new int[propositions + 1];
        foreach (var need in needs)
            _start[need + 1]++;
        for (var i = 0; i < propositions; i++)
            _start[i + 1] += _start[i];
        _steps = new int[needs.Length];
        var next = _start.AsSpan(0, propositions).ToArray();
        for (var step = 0; step + 1 < needStart.Length; step++)
        {
            for (var i = needStart[step]; i < needStart[step + 1]; i++)
                _steps[next[needs[i]]++] = step;
        }
    }

    public ReadOnlySpan<int> this[int proposition] => _steps.AsSpan(_start[proposition], _start[proposition + 1] - _start[proposition]);
}
