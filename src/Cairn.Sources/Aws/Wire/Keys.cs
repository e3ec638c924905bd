namespace Cairn.Sources.Aws.Wire;

/// <summary>What signs requests; never printed.</summary>
internal sealed record Keys(string Id, string Secret, string? Token, DateTimeOffset? Expires = null)
{
    // A record's own text would show the secret.
    public override string ToString() => "keys";
}
