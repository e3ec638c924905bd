namespace Cairn.Graph.Storage;

/// <summary>Finds the rows of a column by value. A slot stands for one row with a value.</summary>
internal interface IPropertyIndex
{
    /// <summary>The first slot with this value, or -1.</summary>
    int First(Value value);

    /// <summary>The next slot with the same value, or -1.</summary>
    int Next(int slot);

    int Row(int slot);

    Value ValueAt(int slot);

    /// <summary>Slots lie below this.</summary>
    int Slots { get; }
}
