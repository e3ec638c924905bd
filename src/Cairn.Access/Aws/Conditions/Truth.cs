namespace Cairn.Access.Aws.Conditions;

/// <summary>Three values: a test of something not known is neither true nor false.</summary>
internal enum Truth
{
    No,
    Open,
    Yes,
}
