namespace Cairn.Providers.Records;

/// <summary>Whether a value is there, not there, or there but not known yet.</summary>
public enum FieldState
{
    Absent,
    Unknown,
    Known,
}
