using Cairn.Cli.Pipeline;
using Cairn.Cli.Text;
using Cairn.Sources.Aws;

namespace Cairn.Tests.Output;

/// <summary>What is told of a live collection fits the screen, and is short also when nearly everything is wrong.</summary>
public sealed class CollectionTextTests
{
    [Theory]
    [InlineData(312, 2040, 1840, 12, 960, 10, 0, "asked 312 of 2040 lists, 1840 resources, 12 gaps, 96 calls/s, about 55 s left")]
    [InlineData(31200, 204000, 1840123, 12345, 9600123, 3600, 0, "asked 31200 of 204000 lists, 1840123 resources, about 332 min left")]
    [InlineData(1010, 2000, 5, 0, 20, 10, 1000, "asked 1010 of 2000 lists, 5 resources, 0 gaps, 2 calls/s, about 17 min left")]
    [InlineData(2, 2, 5, 0, 20, 10, 2, "asked 2 of 2 lists, 5 resources, 0 gaps, 2 calls/s")]
    public void The_line_of_progress_fits_its_terminal_and_judges_by_this_run_alone(int done, int all, long records, long gaps, long calls, int seconds, int before, string line)
    {
        var value = new AwsProgress(done, all, calls, records, gaps, 0);

        Assert.Equal(line, AwsMeter.Line(value, TimeSpan.FromSeconds(seconds), before, 80));
        Assert.All(Enumerable.Range(1, 100), width => Assert.True(AwsMeter.Line(value, TimeSpan.FromSeconds(seconds), before, width).Length < width));
    }

    [Fact]
    public void Everything_denied_is_told_in_a_few_lines_with_the_one_thing_to_do()
    {
        var calls = from service in Enumerable.Range(0, 60)
                    from call in Enumerable.Range(0, 5)
                    select new TriedCall($"service{service}:Call{call}", $"service{service}:Call{call}", service == 7 && call > 0 ? CallOutcome.Works : call < 3 ? CallOutcome.Denied : CallOutcome.NotTried, null);

        var lines = Told(new("111122223333", "us-east-1", [.. calls]));

        Assert.InRange(lines.Length, 5, 20);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("  service7: grant service7:Call0", lines);
        Assert.Contains(lines, line => line.StartsWith("  everything of service0, service1, ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("--policy json", StringComparison.Ordinal));
    }

    [Fact]
    public void A_few_denials_are_told_by_service_with_what_to_grant()
    {
        var lines = Told(new("111122223333", "us-east-1", [Denied("kms:ListKeys"), Denied("kms:GetKeyPolicy"), new("s3:GetBucketEncryption", "s3:GetEncryptionConfiguration", CallOutcome.Denied, "AccessDenied: no")]));

        Assert.Contains("  kms: grant kms:GetKeyPolicy, kms:ListKeys", lines);
        Assert.Contains("  s3: grant s3:GetEncryptionConfiguration", lines);
    }

    private static TriedCall Denied(string name) => new(name, name, CallOutcome.Denied, "AccessDenied: no");

    private static string[] Told(AwsDiagnosis diagnosis)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new AwsDiagnosisText(new Page(text, 80), diagnosis).Write();
        return text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
