namespace Cairn.Access.Aws.Conditions;

/// <summary>Every key holds the same: for trying one value.</summary>
internal sealed class OneKey(KeyValue value) : IKeys
{
    public KeyValue this[string lowerKey] => value;
}
