using System.Runtime.CompilerServices;
using System.Text.Json;
using Cairn.Access.Aws;

namespace Cairn.Access.Tests.Laws;

/// <summary>Small estates in which everything that can decide a permission occurs, drawn from a seed.</summary>
internal sealed class RandomEstate(int seed)
{
    private static readonly string[] Accounts = ["111111111111", "222222222222"];
    private const string Outside = "999999999999";
    private static readonly string[] Teams = ["ml", "web"];

    private static readonly string[] Actions =
    [
        "*", "s3:*", "s3:GetObject", "s3:Get*", "s3:PutObject", "s3:ListBucket", "iam:PassRole", "iam:*", "sts:AssumeRole", "lambda:*", "lambda:InvokeFunction", "lambda:UpdateFunctionCode",
        "secretsmanager:GetSecretValue", "kms:*", "kms:Decrypt", "lambda:CreateFunction", "bedrock:*",
    ];

    private static readonly string[] Resources =
    [
        "*", "*", "arn:aws:s3:::*", "arn:aws:s3:::ml-*", "arn:aws:s3:::ml-data/*", "arn:aws:s3:::ml-data/public/*", "arn:aws:s3:::*/public/*", "arn:aws:s3:::web-data", "arn:aws:s3:::${aws:PrincipalTag/team}-*",
        "arn:aws:iam::*:role/*", "arn:aws:iam::111111111111:role/ml-0", "arn:aws:lambda:*:111111111111:function:*", "arn:aws:lambda:us-east-1:*:function:ml-*", "arn:aws:lambda:eu-west-1:111111111111:function:dev-*",
        "arn:aws:secretsmanager:us-east-1:111111111111:secret:*", "arn:aws:secretsmanager:*:*:secret:ml-?-AbCdEf", "arn:aws:kms:*:*:key/*", "arn:aws:s3:*:*:accesspoint/*", "arn:aws:s3:us-east-1:111111111111:accesspoint/door/object/public/*",
    ];

    private static readonly ConditionalWeakTable<PolicyDocument, string> Sources = [];

    private readonly Random _random = new(seed);

    public AwsEnvironmentBuilder Builder { get; } = new();

    public RandomEstate Fill()
    {
        foreach (var account in Accounts)
            Builder.Add(new AwsAccount(account) { OrganizationId = "o-1", Levels = Levels() });
        var shared = Document("shared", Statements(2));
        foreach (var account in Accounts)
        {
            for (var i = 0; i < 3; i++)
                AddRole(account, i, shared);
            AddUser(account, shared);
        }
        Builder.Add(new AwsPrincipal($"arn:aws:iam::{Accounts[0]}:root"));
        AddData();
        return this;
    }

    /// <summary>An identity statement.</summary>
    public object Statement(string? effect = null) => Statement(effect ?? (Chance(25) ? "Deny" : "Allow"), principal: null);

    public static PolicyDocument Document(string name, IEnumerable<object> statements)
    {
        var source = JsonSerializer.Serialize(new { Version = "2012-10-17", Statement = statements });
        var document = PolicyDocument.Parse(source, name);
        Sources.Add(document, source);
        return document;
    }

    /// <summary>The text a document was compiled from.</summary>
    public static string SourceOf(PolicyDocument document) => Sources.TryGetValue(document, out var source) ? source : throw new KeyNotFoundException(document.Name);

    private void AddRole(string account, int number, PolicyDocument shared)
    {
        var arn = $"arn:aws:iam::{account}:role/{Pick(Teams)}-{number}";
        Builder.Add(Principal(arn, shared));
        Builder.Add(new AwsResource(arn) { Account = account, Kinds = ["Role"], Policy = Document("trust", Trust(account)), Tags = Tags() });
    }

    private void AddUser(string account, PolicyDocument shared) => Builder.Add(Principal($"arn:aws:iam::{account}:user/alice", shared));

    private AwsPrincipal Principal(string arn, PolicyDocument shared) => new(arn)
    {
        Policies = Chance(50) ? [shared] : [Document("own", Statements(3))],
        Boundary = Chance(20) ? Document("boundary", Statements(2)) : null,
        Tags = Tags(),
        Incomplete = Chance(5) ? "a policy was not read" : null,
    };

    private void AddData()
    {
        foreach (var account in Accounts)
        {
            Builder.Add(new AwsResource($"arn:aws:iam::{account}:root") { Account = account, Kinds = ["Account"] });
            var key = $"arn:aws:kms:us-east-1:{account}:key/k";
            Builder.Add(new AwsResource(key) { Account = account, Kinds = ["EncryptionKey"], Policy = Document("key", ResourceStatements(account, 2)), Tags = Tags(), Grants = Chance(30) ? [new AwsKeyGrant($"arn:aws:iam::{account}:user/alice", ["Decrypt"], Chance(50) ? new Dictionary<string, string> { ["app"] = "x" } : null)] : [] });
            foreach (var (region, name) in new[] { ("us-east-1", "ml-1"), ("us-east-1", "dev-2"), ("eu-west-1", "dev-3"), ("eu-west-1", "ml-4") })
            {
                Builder.Add(new AwsResource($"arn:aws:lambda:{region}:{account}:function:{name}") { Account = account, Kinds = ["Function"], Tags = Tags(), Policy = Policy(account, 25) });
                Builder.Add(new AwsResource($"arn:aws:secretsmanager:{region}:{account}:secret:{name}-AbCdEf")
                {
                    Account = account,
                    Kinds = ["Secret"],
                    Tags = Tags(),
                    Policy = Policy(account, 20),
                    EncryptionKeyArn = Chance(30) ? key : null,
                    PolicyUnknown = Chance(5) ? "the policy was not read" : null,
                });
            }
        }
        foreach (var (name, account) in new[] { ("ml-data", Accounts[0]), ("web-data", Accounts[0]), ("ml-logs", Accounts[1]) })
            AddBucket(name, account);
        if (Chance(60))
            Builder.Add(new AwsEndpoint("vpce-1") { Network = "vpc-1", Account = Accounts[0], Policy = Chance(80) ? Document("endpoint", ResourceStatements(Accounts[0], 2)) : null, PolicyUnknown = Chance(10) ? "its policy was not read" : null });
        AddPoint("door", Accounts[0], "ml-data", null);
        AddPoint("side", Accounts[1], "ml-data", Chance(50) ? "vpc-1" : null);
        AddPoint("lost", Accounts[0], "elsewhere", null);
    }

    private void AddPoint(string name, string account, string bucket, string? network)
        => Builder.Add(new AwsResource($"arn:aws:s3:us-east-1:{account}:accesspoint/{name}")
        {
            Account = account,
            Kinds = ["Bucket"],
            Policy = Policy(account, 60),
            Tags = Tags(),
            Bucket = new AwsBucketFacts { RestrictPublicBuckets = Chance(30) },
            AccessPoint = new AwsAccessPointFacts($"arn:aws:s3:::{bucket}", null, network),
        });

    private void AddBucket(string name, string account)
    {
        Builder.Add(new AwsResource($"arn:aws:s3:::{name}")
        {
            Account = account,
            Kinds = ["Bucket"],
            Policy = Policy(account, 50),
            Tags = Tags(),
            EncryptionKeyArn = Chance(30) ? $"arn:aws:kms:us-east-1:{account}:key/{(Chance(50) ? "k" : "elsewhere")}" : null,
            Bucket = new AwsBucketFacts
            {
                RestrictPublicBuckets = Chance(30),
                TagConditionsEnabled = Chance(50),
                AclGrants = Chance(20) ? [new AwsAclGrant("AllUsers", "READ")] : [],
            },
        });
        Builder.Add(new AwsResource($"arn:aws:s3:::{name}/public/model.bin") { Account = account, Kinds = ["DataObject"] });
    }

    private OrganizationLevel[] Levels()
    {
        object full = new { Effect = "Allow", Action = "*", Resource = "*" };
        return [new("root", Chance(70) ? [Document("scp", [full, .. Chance(50) ? [Statement("Deny")] : Array.Empty<object>()])] : null, Chance(30) ? [Document("rcp", [Statement("Deny", "*")])] : [])];
    }

    private PolicyDocument? Policy(string account, int percent) => Chance(percent) ? Document("resource", ResourceStatements(account, 2)) : null;

    private object[] Statements(int most) => [.. Enumerable.Range(0, 1 + _random.Next(most)).Select(_ => Statement())];

    private object[] ResourceStatements(string account, int most)
        => [.. Enumerable.Range(0, 1 + _random.Next(most)).Select(_ => Statement(Chance(30) ? "Deny" : "Allow", SomePrincipal(account)))];

    private object[] Trust(string account)
        => [.. Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => new { Effect = Chance(15) ? "Deny" : "Allow", Principal = SomePrincipal(account), Action = "sts:AssumeRole", Condition = Condition() })];

    private object SomePrincipal(string account) => _random.Next(8) switch
    {
        0 => "*",
        1 or 2 => new { AWS = $"arn:aws:iam::{account}:root" },
        3 => new { AWS = $"arn:aws:iam::{Accounts[0]}:role/ml-0" },
        4 => new { AWS = new[] { $"arn:aws:iam::{account}:user/alice", $"arn:aws:sts::{Accounts[1]}:assumed-role/web-1/session" } },
        5 => new { Service = "lambda.amazonaws.com" },
        6 => new { AWS = $"arn:aws:iam::{Outside}:root" },
        _ => new { AWS = $"arn:aws:iam::{Accounts[1]}:root" },
    };

    private Dictionary<string, object> Statement(string effect, object? principal)
    {
        var statement = new Dictionary<string, object>
        {
            ["Effect"] = effect,
            [Chance(8) ? "NotAction" : "Action"] = Some(Actions),
            [Chance(8) ? "NotResource" : "Resource"] = Some(Resources),
            ["Condition"] = Condition(),
        };
        if (principal is not null)
            statement[Chance(5) ? "NotPrincipal" : "Principal"] = principal;
        return statement;
    }

    private object Condition() => _random.Next(14) switch
    {
        0 => new { StringEquals = new Dictionary<string, string> { ["aws:PrincipalTag/team"] = Pick(Teams) } },
        1 => new { StringEquals = new Dictionary<string, string> { ["aws:ResourceTag/team"] = Pick(Teams) } },
        2 => new { StringNotEquals = new Dictionary<string, string> { ["aws:SourceVpce"] = "vpce-1" } },
        3 => new { Bool = new Dictionary<string, string> { ["aws:MultiFactorAuthPresent"] = "true" } },
        4 => new { StringEquals = new Dictionary<string, string> { ["aws:RequestedRegion"] = "us-east-1" } },
        5 => new { ArnLike = new Dictionary<string, string> { ["aws:PrincipalArn"] = "arn:aws:iam::*:role/ml-*" } },
        6 => new { StringEquals = new Dictionary<string, string> { ["aws:PrincipalOrgID"] = "o-1" } },
        7 => new { StringEquals = new Dictionary<string, string> { ["aws:ResourceTag/team"] = "${aws:PrincipalTag/team}" } },
        8 => new { StringEquals = new Dictionary<string, string> { ["s3:DataAccessPointAccount"] = Pick(Accounts) } },
        _ => new { },
    };

    private Dictionary<string, string>? Tags() => Chance(10) ? null : Chance(60) ? new Dictionary<string, string> { ["team"] = Pick(Teams) } : [];

    private string[] Some(string[] from) => [.. Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => Pick(from))];

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    private bool Chance(int percent) => _random.Next(100) < percent;
}
