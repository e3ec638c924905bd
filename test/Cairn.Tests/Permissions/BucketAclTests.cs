using Cairn.Tests.Acceptance;
using Cairn.Tests.Sources;

namespace Cairn.Tests.Permissions;

/// <summary>An access list that opens a bucket does so however it is written: by its canned name, or grant by grant as the service tells it.</summary>
public sealed class BucketAclTests : IDisposable
{
    private const string Everyone = """{"Grantee":{"Type":"Group","URI":"http://acs.amazonaws.com/groups/global/AllUsers"},"Permission":"WRITE"}""";
    private const string Owner = """{"Grantee":{"Type":"CanonicalUser","ID":"own"},"Permission":"FULL_CONTROL"}""";
    private const string Stranger = """{"Grantee":{"Type":"CanonicalUser","ID":"other"},"Permission":"FULL_CONTROL"}""";

    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    [Theory]
    [InlineData($"{Owner},{Everyone}", true, 1)]
    [InlineData(Owner, false, 0)]
    [InlineData($"{Owner},{Stranger}", false, 1)]
    public void Grants_that_are_written_out_count_and_the_owners_own_says_nothing(string grants, bool isOpen, int kept)
    {
        _texts.Write("s3-list-buckets.json", """{"Buckets":[{"Name":"b"}]}""");
        _texts.Write("s3-get-bucket-acl/b.json", $$"""{"Owner":{"ID":"own"},"Grants":[{{grants}}]}""");

        var graph = Scanned.Read(_texts.Folder).Graph;

        Assert.True(graph.TryFind("arn:aws:s3:::b", out var bucket));
        Assert.Equal(isOpen, Enumerable.Range(0, graph.EdgeCount).Select(graph.EdgeAt).Any(edge => edge.To == bucket && graph.EdgeKinds[edge.Kind] == "CAN_WRITE" && graph.Key(edge.From) == "internet"));
        Assert.Equal(kept, graph.Property(bucket, "aclGrants") is { IsNull: false } told ? told.AsList().Count : 0);
    }
}
