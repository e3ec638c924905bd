namespace Cairn.Graph;

/// <summary>What a <see cref="Value"/> holds.</summary>
public enum ValueKind
{
    Null,
    Boolean,
    Integer,
    Float,
    String,
    List,
    Map,
    Node,
    Relationship,
    Path,
    Date,
    LocalTime,
    Time,
    LocalDateTime,
    DateTime,
    Duration,
}
