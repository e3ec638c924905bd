using Cairn.Sources;

namespace Cairn.Tests.Sources.Api;

/// <summary>Answers are read in the forms in which shells, jq and loggers leave them, and what is missing is told.</summary>
public sealed class SavedFormTests : IDisposable
{
    private const string A = """{"Users":[{"UserName":"a","Arn":"arn:aws:iam::111122223333:user/a"}]}""";
    private const string B = """{"Users":[{"UserName":"b","Arn":"arn:aws:iam::111122223333:user/b"}]}""";

    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    /// <summary>File, its text, the users it holds, and the gap that remains.</summary>
    public static TheoryData<string, string, string, string> Forms => new()
    {
        { "iam-list-users.json", $"[{A},{B}]", "a b", "" },
        { "everything.json", $"[{A},{B}]", "a b", "" },
        { "iam-list-users.json", $"{A}\n{B}\n", "a b", "" },
        { "iam-list-users.ndjson", $"{A}\n{B}", "a b", "" },
        { "iam-list-users.json", """[{"UserName":"a","Arn":"arn:aws:iam::111122223333:user/a"},{"UserName":"b","Arn":"arn:aws:iam::111122223333:user/b"}]""", "a b", "" },
        { "iam-list-users.yaml", "Users:\n- UserName: a\n  Arn: arn:aws:iam::111122223333:user/a\n", "a", "" },
        { "iam-list-users.json", $"{A}\nUnable to locate credentials.\n", "a", "answer-cut" },
        { "iam-list-users.json", $"2026-01-01 - MainThread - DEBUG - {{x\n{A}\n", "a", "answer-cut" },
        { "iam-list-users_page1.json", A, "a", "" },
        { "iam-list-users.json", A.Replace("{\"Users\"", "{\"IsTruncated\":true,\"Users\"", StringComparison.Ordinal), "a", "answer-cut" },
        { "iam-list-users.json", A.Replace("{\"Users\"", "{\"NextToken\":\"x\",\"Users\"", StringComparison.Ordinal), "a", "answer-cut" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_saved_answer_is_read_in_the_form_it_has(string file, string text, string users, string gap)
    {
        var collected = Read(file, text);

        Assert.Equal(users.Split(' '), collected.Records.Where(record => record.Type == "AWS::IAM::User").Select(record => record.Data.GetProperty("UserName").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(gap, string.Join(' ', collected.Gaps.Select(found => found.Code)));
        Assert.Empty(collected.Diagnostics);
    }

    [Fact]
    public void Pages_in_several_files_are_whole_once_the_last_is_there()
    {
        _texts.Write("iam-list-users.1.json", A.Replace("{\"Users\"", "{\"IsTruncated\":true,\"Users\"", StringComparison.Ordinal));
        var collected = Read("iam-list-users.2.json", B);

        Assert.Equal(2, collected.Records.Count);
        Assert.Empty(collected.Gaps);
    }

    [Fact]
    public void An_answer_that_holds_no_JSON_is_told_and_not_passed_over()
    {
        var told = Assert.Single(Read("iam-list-users.json", "USERS\tarn:aws:iam::111122223333:user/a\n").Diagnostics);

        Assert.Equal(("answer-unreadable", "save it with `--output json`"), (told.Code, told.Help));
    }

    [Theory]
    [InlineData("prod-111122223333/eu-west-1/s3/list-buckets.json", "111122223333")]
    [InlineData("aws_111122223333_dev/s3-list-buckets.json", "111122223333")]
    [InlineData("444455556666/prod-111122223333/s3-list-buckets.json", "444455556666")]
    [InlineData("prod/s3-list-buckets.json", null)]
    public void A_folder_that_holds_an_account_in_its_name_says_whose_answers_it_keeps(string file, string? account) =>
        Assert.Equal(account, Assert.Single(Read(file, """{"Buckets":[{"Name":"b"}]}""").Records).Account);

    private Collected Read(string file, string text)
    {
        _texts.Write(file, text);
        return SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken);
    }
}
