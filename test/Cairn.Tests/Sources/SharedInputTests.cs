using System.Text;
using Cairn.Providers.Records;
using Cairn.Sources;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Sources;

/// <summary>Real states and plans of others read without harm; what comes of each is kept as one line.</summary>
public sealed class SharedInputTests
{
    private static readonly string[] Folders = ["driftctl", "inframap", "checkov", "regula", "terraform-json", "terraform-validator", "terraform-google-conversion"];

    [Fact]
    public void Every_file_of_the_data_gives_what_it_gave_before()
    {
        var text = new StringBuilder();
        foreach (var folder in Folders)
        {
            var root = Repository.InShared("data", folder);
            foreach (var file in Directory.GetFiles(root, "*", SearchOption.AllDirectories).Where(IsJson).Order(StringComparer.Ordinal))
                text.Append(Line(Path.Combine(folder, Path.GetRelativePath(root, file)).Replace('\\', '/'), Read(file))).Append('\n');
        }

        GoldenFile.Matches(Repository.In("test", "Cairn.Tests", "Sources", "shared-data.golden.txt"), text.ToString());
    }

    [Fact]
    public void Every_estate_gives_what_it_gave_before()
    {
        var text = new StringBuilder();
        var root = Repository.InShared("estates");
        foreach (var file in Directory.GetFiles(root, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            text.Append(Line(Path.GetRelativePath(root, file).Replace('\\', '/'), Read(file))).Append('\n');

        GoldenFile.Matches(Repository.In("test", "Cairn.Tests", "Sources", "shared-estates.golden.txt"), text.ToString());
    }

    [Fact]
    public void The_plan_of_an_estate_binds_policies_to_its_roles()
    {
        var records = Read(Repository.InShared("estates", "aigoat", "plan.json")).Records.ToDictionary(record => record.Origin.Address);

        var policy = Field.Of(records["module.data_poisoning.aws_iam_role_policy.sagemaker_additional_policy"].Data);
        Assert.Equal("module.data_poisoning.aws_iam_role.sagemaker_recommendation_execution_role.id", policy["role"].Reference);
        var notebook = Field.Of(records["module.data_poisoning.aws_sagemaker_notebook_instance.recommendation_notebook"].Data);
        Assert.Equal("module.vpc.aws_subnet.subnet-public.id", notebook["subnet_id"].Reference);
        Assert.Equal("module.data_poisoning.aws_security_group.sagemaker_recommendation_sg.id", notebook["security_groups"].Reference);
        var bucketPolicy = Field.Of(records["module.data_poisoning.aws_s3_bucket_policy.s3_bucket_policy"].Data);
        Assert.Equal("module.data_poisoning.aws_s3_bucket.sagemaker_recommendation_bucket.id", bucketPolicy["bucket"].Reference);
        Assert.True(bucketPolicy["policy"] is { IsUnknown: true, Reference: null });
    }

    [Fact]
    public void No_estate_shows_what_it_calls_sensitive()
    {
        var root = Repository.InShared("estates");

        var collected = SourceReader.Read([root], cancellation: TestContext.Current.CancellationToken);

        Assert.Empty(collected.Diagnostics);
        var all = string.Concat(collected.Records.Select(record => record.Data.GetRawText()));
        Assert.DoesNotContain("password123", all, StringComparison.Ordinal);
        Assert.DoesNotContain("1m4qH3cCaj73BhsLMbny6fel", all, StringComparison.Ordinal);
        Assert.DoesNotContain("fgpTB2iVDbLcHo46a90JNQeOwFKvR3SAYC1jZI5E", all, StringComparison.Ordinal);
    }

    private static bool IsJson(string file) => file.EndsWith(".json", StringComparison.Ordinal) || file.EndsWith(".tfstate", StringComparison.Ordinal);

    private static Collected Read(string file) => SourceReader.Read([file], cancellation: TestContext.Current.CancellationToken);

    private static string Line(string name, Collected collected)
    {
        var unknown = collected.Records.Sum(record => Count(record.Data.GetRawText(), "\"$unknown\":true"));
        var bound = collected.Records.Sum(record => Count(record.Data.GetRawText(), "\"$ref\":"));
        var secrets = collected.Records.Sum(record => Count(record.Data.GetRawText(), "{{secret"));
        var problems = string.Join(' ', collected.Diagnostics.Select(problem => $"{problem.Code}@{problem.Where[(problem.Where.LastIndexOf('/') + 1)..]}"));
        var accounts = string.Join(',', collected.Records.Select(record => record.Account).Distinct().Order(StringComparer.Ordinal));
        return collected.Diagnostics.Count > 0 && collected.Records.Count == 0
            ? $"{name}: {problems}"
            : $"{name}: {collected.Records.Count} records, {unknown} unknown, {bound} bound, {secrets} secrets, {collected.Gaps.Count} gaps, in {accounts} {problems}".TrimEnd();
    }

    private static int Count(string text, string part) => text.AsSpan().Count(part);
}
