namespace Cairn.Access.Aws.Conditions;

/// <summary>What is known of one request key: its values, that it is absent, only that it is there, or nothing.</summary>
internal readonly record struct KeyValue
{
    private KeyValue(State state, string[]? values, DateTimeOffset? notBefore = null) => (Knowledge, Values, NotBefore) = (state, values, notBefore);

    private enum State
    {
        Unknown,
        Present,
        Known,
    }

    public static KeyValue Unknown => new(State.Unknown, null);

    /// <summary>The key is there, but not what it holds.</summary>
    public static KeyValue UnknownValue => new(State.Present, null);

    public static KeyValue Absent => new(State.Known, null);

    public string[]? Values { get; }

    /// <summary>For a time that is not known: it is not before this.</summary>
    public DateTimeOffset? NotBefore { get; }

    /// <summary>For a value of which only the form is known, such as a role's id before any session name: the pattern it fits, wildcards encoded.</summary>
    public string? Form { get; private init; }

    public bool IsKnown => Knowledge == State.Known;

    public bool IsPresenceKnown => Knowledge != State.Unknown;

    public bool IsPresent => Values is not null || Knowledge == State.Present;

    private State Knowledge { get; }

    public static KeyValue Of(string value) => new(State.Known, [value]);

    public static KeyValue Of(string[] values) => new(State.Known, values);

    /// <summary>A time of which only a lower bound is known; whether it is there at all may be open too.</summary>
    public static KeyValue Later(DateTimeOffset notBefore, bool isPresent) => new(isPresent ? State.Present : State.Unknown, null, notBefore);

    /// <summary>A value that is there and fits a pattern.</summary>
    public static KeyValue Like(string form) => new(State.Present, null) { Form = form };

    public static KeyValue OfNullable(string? value) => value is null ? Absent : Of(value);
}
