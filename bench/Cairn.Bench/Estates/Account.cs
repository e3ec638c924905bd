using System.Globalization;

namespace Cairn.Bench.Estates;

/// <summary>One account of the generated estate, with the chance that its resources draw from.</summary>
internal sealed class Account(int number, Random random)
{
    private static readonly string[] Regions = ["us-east-1", "eu-west-1", "eu-central-1", "us-west-2"];

    public string Id { get; } = (100_000_000_000 + (number * 7_919L)).ToString(CultureInfo.InvariantCulture);

    public string Region { get; } = Regions[random.Next(Regions.Length)];

    public string Module { get; } = $"module.account_{number.ToString("D5", CultureInfo.InvariantCulture)}";

    public string Vpc => Named("vpc", 0);

    public string Subnet(int index) => Named("subnet", index);

    public string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{Id}:{resource}";

    public string Global(string service, string resource) => $"arn:aws:{service}::{Id}:{resource}";

    public string Named(string kind, int index) => $"{kind}-{number.ToString("x8", CultureInfo.InvariantCulture)}{index.ToString("x9", CultureInfo.InvariantCulture)}";

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => random.Next(times) == 0;

    public int Next(int below) => random.Next(below);
}
