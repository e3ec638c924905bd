using System.Text.RegularExpressions;

namespace Cairn.Tests.Hcl;

/// <summary>What is known to differ from Terraform, each with its reason.</summary>
internal static class Exclusions
{
    private static readonly (Regex Pattern, string Why)[] Known =
    [
        (new(@"^templatestring\("), "its first argument must be a reference, which a generated expression cannot give"),
        (new(@"cidrsubnet\([^()]*(, -\d+|-0\.1|-1|-7)"), "for negative numbers Terraform computes addresses outside the range"),
        (new(@"cidrsubnet\(cidrsubnet\(.*-\d"), "for negative numbers Terraform computes addresses outside the range"),
        (new(@"cidrsubnets\(""(0\.0\.0\.0|::)/0"""), "Terraform refuses to divide the whole address space"),
        (new(@"pow\(7, -7\.25\)"), "Go's exponential function differs in the last digit"),
        (new(@"setunion\(\[\{.*, \[null\]\)"), "the order and type of a set with null and objects is left open"),
        (new(@"^-0$|^0 / -|^\(-1 \+ 1\) \* -"), "zero has a sign in Terraform, and is equal to zero all the same"),
    ];

    public static string? Reason(string expression) => Known.FirstOrDefault(known => known.Pattern.IsMatch(expression)).Why;
}
