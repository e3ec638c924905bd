namespace Cairn.Access.Aws.Conditions;

/// <summary>Answers what a request key holds; the name is given in lower case.</summary>
internal interface IKeys
{
    KeyValue this[string lowerKey] { get; }
}
