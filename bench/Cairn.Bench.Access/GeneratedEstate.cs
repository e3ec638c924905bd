using System.Text.Json;
using Cairn.Access.Aws;

namespace Cairn.Bench.Access;

/// <summary>An estate of many accounts: a few shared policies, many narrow ones, some wildcards, conditions, boundaries, SCPs.</summary>
internal sealed class GeneratedEstate
{
    private const int RolesPerAccount = 100;
    private static readonly string[] Teams = ["data", "ml", "web", "platform", "finance", "search"];
    private static readonly string[] Regions = ["us-east-1", "eu-west-1"];

    private static readonly (string Kind, string Arn, int Weight)[] Shapes =
    [
        ("Bucket", "arn:aws:s3:::{t}-bucket-{n}", 20), ("Function", "arn:aws:lambda:{r}:{a}:function:{t}-fn-{n}", 20), ("Secret", "arn:aws:secretsmanager:{r}:{a}:secret:{t}/db-{n}-AbCdEf", 8),
        ("Secret", "arn:aws:ssm:{r}:{a}:parameter/{t}/p-{n}", 8), ("Table", "arn:aws:dynamodb:{r}:{a}:table/{t}-{n}", 7), ("VirtualMachine", "arn:aws:ec2:{r}:{a}:instance/i-{n}", 12),
        ("Stream", "arn:aws:sqs:{r}:{a}:{t}-queue-{n}", 6), ("ContainerRegistry", "arn:aws:ecr:{r}:{a}:repository/{t}-{n}", 4), ("Notebook", "arn:aws:sagemaker:{r}:{a}:notebook-instance/{t}-{n}", 3),
        ("InferenceEndpoint", "arn:aws:sagemaker:{r}:{a}:endpoint/{t}-{n}", 4), ("Agent", "arn:aws:bedrock:{r}:{a}:agent/AGENT{n}", 2), ("EncryptionKey", "arn:aws:kms:{r}:{a}:key/key-{n}", 3), ("User", "arn:aws:iam::{a}:user/{t}-user-{n}", 3),
    ];

    private static readonly string[] Narrow =
    [
        "s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:*", "lambda:InvokeFunction", "lambda:UpdateFunctionCode", "secretsmanager:GetSecretValue", "ssm:GetParameter", "dynamodb:*", "dynamodb:GetItem",
        "ec2:StartInstances", "sqs:SendMessage", "ecr:*", "sagemaker:InvokeEndpoint", "sagemaker:CreatePresignedNotebookInstanceUrl", "kms:Decrypt", "iam:PassRole", "sts:AssumeRole", "bedrock:InvokeAgent",
    ];

    private readonly Random _random;
    private readonly int _resources;
    private readonly AwsEnvironmentBuilder _builder = new();

    public GeneratedEstate(int seed, int roles, int resources) => (_random, Roles, _resources) = (new Random(seed), roles, resources);

    public int Roles { get; }

    public AwsEnvironment Build()
    {
        var accounts = Enumerable.Range(0, Math.Max(1, Roles / RolesPerAccount)).Select(i => (100_000_000_000 + i).ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var regions = Document("regions", Statement("Allow", "*", "*"), Statement("Deny", "ec2:*", "*", new { StringNotEquals = new Dictionary<string, object> { ["aws:RequestedRegion"] = Regions } }));
        foreach (var account in accounts)
        {
            _builder.Add(new AwsAccount(account) { OrganizationId = "o-1", Levels = [new("root", [regions], [])] });
            _builder.Add(new AwsResource($"arn:aws:iam::{account}:root") { Account = account, Kinds = ["Account"] });
        }
        var shared = Shared();
        for (var i = 0; i < Roles; i++)
            AddRole(accounts[i % accounts.Length], i, shared);
        for (var i = 0; i < _resources - Roles - accounts.Length; i++)
            AddResource(accounts[i % accounts.Length], i);
        return _builder.Build();
    }

    private static PolicyDocument[] Shared() =>
    [
        Document("administrator", Statement("Allow", "*", "*")),
        Document("power-user", new { Effect = "Allow", NotAction = (string[])["iam:*", "organizations:*", "account:*"], Resource = "*" }),
        Document("read-only", Statement("Allow", (string[])["s3:Get*", "s3:List*", "lambda:Get*", "lambda:List*", "dynamodb:Get*", "dynamodb:Query", "ec2:Describe*", "sqs:Get*", "ecr:Get*", "sagemaker:Describe*"], "*")),
        Document("support", Statement("Allow", (string[])["lambda:InvokeFunction", "ssm:StartSession"], "*")),
    ];

    private void AddRole(string account, int number, PolicyDocument[] shared)
    {
        var arn = $"arn:aws:iam::{account}:role/{Pick(Teams)}-role-{number}";
        var policies = new List<PolicyDocument> { Document($"inline-{number}", [.. Enumerable.Range(0, 1 + _random.Next(4)).Select(_ => NarrowStatement(account))]) };
        var dice = _random.Next(100);
        if (dice < 24)
            policies.Add(shared[dice < 2 ? 0 : dice < 6 ? 1 : dice < 18 ? 2 : 3]);
        _builder.Add(new AwsPrincipal(arn)
        {
            Policies = policies,
            Boundary = _random.Next(10) == 0 ? shared[1] : null,
            Tags = new Dictionary<string, string> { ["team"] = Pick(Teams) },
        });
        object trusted = _random.Next(3) switch { 0 => new { Service = "lambda.amazonaws.com" }, 1 => new { AWS = $"arn:aws:iam::{account}:root" }, _ => new { Service = "ec2.amazonaws.com" } };
        _builder.Add(new AwsResource(arn) { Account = account, Kinds = ["Role"], Policy = Document("trust", new { Effect = "Allow", Principal = trusted, Action = "sts:AssumeRole" }) });
    }

    private object NarrowStatement(string account)
    {
        var shape = Shapes[_random.Next(Shapes.Length)].Arn;
        var name = _random.Next(3) == 0 ? "*" : _random.Next(100_000).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var resource = Fill(shape, account, _random.Next(4) == 0 ? "*" : Pick(Regions), Pick(Teams), name);
        object? condition = _random.Next(12) == 0 ? new { StringEquals = new Dictionary<string, string> { ["aws:ResourceTag/team"] = "${aws:PrincipalTag/team}" } }
            : _random.Next(10) == 0 ? new { Bool = new Dictionary<string, string> { ["aws:MultiFactorAuthPresent"] = "true" } }
            : null;
        return Statement(_random.Next(12) == 0 ? "Deny" : "Allow", new[] { Pick(Narrow), Pick(Narrow) }, new[] { resource, resource + "/*" }, condition);
    }

    private void AddResource(string account, int number)
    {
        var (kind, shape, _) = Weighted();
        var arn = Fill(shape, account, Pick(Regions), Pick(Teams), number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var policy = kind == "EncryptionKey" ? Document("key", new { Effect = "Allow", Principal = new { AWS = $"arn:aws:iam::{account}:root" }, Action = "kms:*", Resource = "*" })
            : kind is "Bucket" or "Function" or "Secret" or "Stream" && _random.Next(8) == 0 ? Document("policy", ResourceStatement(account, arn))
            : null;
        _builder.Add(new AwsResource(arn) { Account = account, Kinds = [kind], Policy = policy, Tags = new Dictionary<string, string> { ["team"] = Pick(Teams) } });
    }

    private object ResourceStatement(string account, string arn) => _random.Next(3) switch
    {
        0 => new { Effect = "Deny", Principal = "*", Action = "*", Resource = new[] { arn, arn + "/*" }, Condition = new { Bool = new Dictionary<string, string> { ["aws:SecureTransport"] = "false" } } },
        1 => new { Effect = "Allow", Principal = new { AWS = $"arn:aws:iam::{account}:root" }, Action = "*", Resource = new[] { arn, arn + "/*" } },
        _ => new { Effect = "Allow", Principal = "*", Action = new[] { "s3:GetObject", "sqs:SendMessage", "lambda:InvokeFunction" }, Resource = new[] { arn, arn + "/*" }, Condition = new { StringEquals = new Dictionary<string, string> { ["aws:SourceVpce"] = "vpce-1" } } },
    };

    private (string Kind, string Arn, int Weight) Weighted()
    {
        var dice = _random.Next(Shapes.Sum(shape => shape.Weight));
        return Shapes.First(shape => (dice -= shape.Weight) < 0);
    }

    private static string Fill(string shape, string account, string region, string team, string name)
        => shape.Replace("{a}", account, StringComparison.Ordinal).Replace("{r}", region, StringComparison.Ordinal).Replace("{t}", team, StringComparison.Ordinal).Replace("{n}", name, StringComparison.Ordinal);

    private static object Statement(string effect, object action, object resource, object? condition = null)
        => condition is null ? new { Effect = effect, Action = action, Resource = resource } : new { Effect = effect, Action = action, Resource = resource, Condition = condition };

    private static PolicyDocument Document(string name, params object[] statements)
        => PolicyDocument.Parse(JsonSerializer.Serialize(new { Version = "2012-10-17", Statement = statements }), name);

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
