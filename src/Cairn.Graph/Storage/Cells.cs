namespace Cairn.Graph.Storage;

/// <summary>The values of a column in slot order, stored by type.</summary>
internal abstract class Cells
{
    public abstract Value Get(int slot);

    /// <summary>Integers in the narrowest width that holds them all.</summary>
    public sealed class Bytes(byte[] items) : Cells
    {
        public ReadOnlySpan<byte> Items => items;

        public override Value Get(int slot) => (long)items[slot];
    }

    /// <summary>Integers of four bytes.</summary>
    public sealed class Ints(int[] items) : Cells
    {
        public ReadOnlySpan<int> Items => items;

        public override Value Get(int slot) => items[slot];
    }

    /// <summary>Integers of eight bytes.</summary>
    public sealed class Longs(long[] items) : Cells
    {
        public ReadOnlySpan<long> Items => items;

        public override Value Get(int slot) => items[slot];
    }

    /// <summary>Floats.</summary>
    public sealed class Floats(double[] items) : Cells
    {
        public ReadOnlySpan<double> Items => items;

        public override Value Get(int slot) => items[slot];
    }

    /// <summary>Booleans.</summary>
    public sealed class Booleans(bool[] items) : Cells
    {
        public ReadOnlySpan<bool> Items => items;

        public override Value Get(int slot) => items[slot];
    }

    /// <summary>Strings; equal ones share one object.</summary>
    public sealed class Strings(string[] items) : Cells
    {
        public ReadOnlySpan<string> Items => items;

        public override Value Get(int slot) => items[slot];
    }

    /// <summary>Strings as numbers of a pool.</summary>
    public sealed class Coded(int[] codes, StringPool pool) : Cells
    {
        public override Value Get(int slot) => pool[codes[slot]];
    }

    /// <summary>Values of several types, lists, maps and temporal values.</summary>
    public sealed class Mixed(Value[] items) : Cells
    {
        public ReadOnlySpan<Value> Items => items;

        public override Value Get(int slot) => items[slot];
    }
}
