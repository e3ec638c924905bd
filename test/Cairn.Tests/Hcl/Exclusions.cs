using System.Text.RegularExpressions;

namespace Cairn.Tests.Hcl;

/// <summary>What is known to differ from Terraform, each with its reason.</summary>
internal static partial class Exclusions
{
    private static readonly (Regex Pattern, string Why)[] Known =
    [
        (new(@"^templatestring\("), "its first argument must be a reference, which a generated expression cannot give"),
        (new(@"cidrsubnet\([^()]*(, -\d+|-0\.1|-1|-7)"), "for negative numbers Terraform computes addresses outside the range"),
        (new(@"cidrsubnet\(cidrsubnet\(.*-\d"), "for negative numbers Terraform computes addresses outside the range"),
        (new(@"cidrsubnets\(""(0\.0\.0\.0|::)/0"""), "Terraform refuses to divide the whole address space"),
        (new(@"setunion\(\[\{.*, \[null\]\)"), "the order and type of a set with null and objects is left open"),
    ];

    /// <summary>The same value all the same: Go's logarithm and powers differ in the last digit, and zero has a sign there.</summary>
    public static bool Forgives(string expression, string theirs, string ours) =>
        (NegativeZero().IsMatch(theirs) && NegativeZero().Replace(theirs, "0$1") == ours)
        || ((expression.Contains("log(", StringComparison.Ordinal) || expression.Contains("pow(", StringComparison.Ordinal))
            && double.TryParse(theirs, out var a) && double.TryParse(ours, out var b) && Math.Abs(a - b) <= Math.Abs(a) * 1e-13);

    [GeneratedRegex(@"-0(?![\d.]*[1-9])((\.0+)?(E\+00)?)")]
    private static partial Regex NegativeZero();

    public static string? Reason(string expression) => Known.FirstOrDefault(known => known.Pattern.IsMatch(expression)).Why;
}
