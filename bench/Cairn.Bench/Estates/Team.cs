using System.Globalization;
using static Cairn.Bench.Estates.Network;

namespace Cairn.Bench.Estates;

/// <summary>A team's machine-learning service: some teams are careful, some leave a way in.</summary>
internal sealed class Team
{
    private const string AdminPolicy = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static readonly string[] Services = ["sagemaker", "lambda", "ec2", "bedrock"];
    private static readonly string[] Purposes = ["training", "artefacts", "documents"];

    private readonly Account _account;
    private readonly string _name;
    private readonly int _number;
    private readonly bool _isCareless;

    public Team(Account account, int number)
    {
        _account = account;
        _number = number;
        _name = $"team{number.ToString("D2", CultureInfo.InvariantCulture)}";
        _isCareless = account.OneIn(10);
    }

    public IEnumerable<Generated> Resources() =>
        [.. Roles(), .. Buckets(), .. Functions(), .. Models(), .. Machines(), .. Secrets(), .. Users()];

    private IEnumerable<Generated> Roles()
    {
        foreach (var service in Services)
        {
            var name = Role(service);
            yield return new("aws_iam_role", name, Values(("arn", RoleArn(service)), ("id", name), ("name", name), ("path", "/"), ("max_session_duration", 3600), ("assume_role_policy", Trust(service)), ("tags", Tags())));
            yield return new("aws_iam_role_policy", name, Values(("id", $"{name}:inline"), ("name", "inline"), ("role", name), ("policy", InlinePolicy(service))));
            yield return new("aws_iam_role_policy_attachment", name, Values(("id", $"{name}-1"), ("role", name), ("policy_arn", _isCareless && service == "lambda" ? AdminPolicy : PolicyArn())));
        }

        yield return new("aws_iam_instance_profile", _name, Values(("id", _name), ("arn", _account.Global("iam", $"instance-profile/{_name}")), ("name", _name), ("role", Role("ec2"))));
        yield return new("aws_iam_policy", _name, Values(("id", PolicyArn()), ("arn", PolicyArn()), ("name", $"{_name}-shared"), ("path", "/"), ("policy", Policy("""["s3:GetObject","s3:ListBucket"]""", $"""["{BucketArn("training")}","{BucketArn("training")}/*"]"""))));
    }

    private IEnumerable<Generated> Buckets()
    {
        foreach (var purpose in Purposes)
        {
            var bucket = Bucket(purpose);
            var isPublic = _isCareless && purpose == "documents";
            yield return new("aws_s3_bucket", $"{_name}-{purpose}", Values(("id", bucket), ("bucket", bucket), ("arn", BucketArn(purpose)), ("bucket_domain_name", $"{bucket}.s3.amazonaws.com"), ("force_destroy", false), ("tags", Tags())));
            yield return new("aws_s3_bucket_public_access_block", $"{_name}-{purpose}", Values(("id", bucket), ("bucket", bucket), ("block_public_acls", !isPublic), ("block_public_policy", !isPublic), ("ignore_public_acls", !isPublic), ("restrict_public_buckets", !isPublic)));
            yield return new("aws_s3_bucket_policy", $"{_name}-{purpose}", Values(("id", bucket), ("bucket", bucket), ("policy", BucketPolicy(purpose, isPublic))));
            for (var i = 0; i < 2; i++)
            {
                var key = $"{purpose}/part-{i.ToString(CultureInfo.InvariantCulture)}.parquet";
                yield return new("aws_s3_object", $"{_name}-{purpose}-{i.ToString(CultureInfo.InvariantCulture)}", Values(("id", key), ("bucket", bucket), ("key", key), ("content_type", "application/octet-stream"), ("storage_class", "STANDARD")));
            }
        }
    }

    private IEnumerable<Generated> Functions()
    {
        for (var i = 0; i < 3; i++)
        {
            var name = $"{_name}-fn{i.ToString(CultureInfo.InvariantCulture)}";
            var arn = _account.Arn("lambda", $"function:{name}");
            yield return new("aws_lambda_function", name, Values(("id", name), ("function_name", name), ("arn", arn), ("role", RoleArn("lambda")), ("handler", "app.handler"), ("runtime", "python3.13"),
                ("environment", new[] { Values(("variables", Values(("ENDPOINT", $"{_name}-endpoint"), ("BUCKET", Bucket("documents"))))) })));
            yield return new("aws_lambda_permission", name, Values(("id", "AllowS3"), ("statement_id", "AllowS3"), ("function_name", name), ("action", "lambda:InvokeFunction"), ("principal", _isCareless && i == 0 ? "*" : "s3.amazonaws.com"), ("source_arn", _isCareless && i == 0 ? null : BucketArn("training"))));
        }
    }

    private IEnumerable<Generated> Models()
    {
        yield return new("aws_sagemaker_notebook_instance", _name, Values(("id", _name), ("name", _name), ("arn", _account.Arn("sagemaker", $"notebook-instance/{_name}")), ("role_arn", RoleArn("sagemaker")), ("subnet_id", _account.Subnet(_isCareless ? 0 : 2)), ("security_groups", new[] { Group(0) }), ("direct_internet_access", _isCareless ? "Enabled" : "Disabled"), ("root_access", "Enabled"), ("lifecycle_config_name", _name)));
        yield return new("aws_sagemaker_notebook_instance_lifecycle_configuration", _name, Values(("id", _name), ("name", _name), ("arn", _account.Arn("sagemaker", $"notebook-instance-lifecycle-config/{_name}")), ("on_start", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"#!/bin/bash\naws s3 cp s3://{Bucket("artefacts")}/code.tar.gz .\n")))));
        yield return new("aws_sagemaker_model", _name, Values(("id", _name), ("name", _name), ("arn", _account.Arn("sagemaker", $"model/{_name}")), ("execution_role_arn", RoleArn("sagemaker")), ("primary_container", new[] { Values(("image", $"{_account.Id}.dkr.ecr.{_account.Region}.amazonaws.com/{_name}:1"), ("model_data_url", $"s3://{Bucket("artefacts")}/model.tar.gz")) })));
        yield return new("aws_sagemaker_endpoint_configuration", _name, Values(("id", _name), ("name", _name), ("arn", _account.Arn("sagemaker", $"endpoint-config/{_name}")), ("production_variants", new[] { Values(("model_name", _name), ("instance_type", "ml.m5.large"), ("variant_name", "main")) })));
        yield return new("aws_sagemaker_endpoint", _name, Values(("id", $"{_name}-endpoint"), ("name", $"{_name}-endpoint"), ("arn", _account.Arn("sagemaker", $"endpoint/{_name}-endpoint")), ("endpoint_config_name", _name)));
    }

    private IEnumerable<Generated> Machines()
    {
        for (var i = 0; i < 2; i++)
        {
            var rule = Values(("from_port", i == 0 ? 22 : 443), ("to_port", i == 0 ? 22 : 443), ("protocol", "tcp"), ("cidr_blocks", new[] { _isCareless ? "0.0.0.0/0" : "10.0.0.0/8" }));
            yield return new("aws_security_group", $"{_name}-{i.ToString(CultureInfo.InvariantCulture)}", Values(("id", Group(i)), ("arn", _account.Arn("ec2", $"security-group/{Group(i)}")), ("name", $"{_name}-{i.ToString(CultureInfo.InvariantCulture)}"), ("vpc_id", _account.Vpc), ("ingress", new[] { rule })));
            var id = _account.Named("i", (_number * 2) + i);
            yield return new("aws_instance", $"{_name}-{i.ToString(CultureInfo.InvariantCulture)}", Values(("id", id), ("arn", _account.Arn("ec2", $"instance/{id}")), ("instance_type", "m6i.large"), ("subnet_id", _account.Subnet(_isCareless ? i : i + 2)), ("associate_public_ip_address", _isCareless), ("public_ip", _isCareless ? $"203.0.113.{_account.Next(250).ToString(CultureInfo.InvariantCulture)}" : ""), ("iam_instance_profile", _name), ("vpc_security_group_ids", new[] { Group(i) })));
        }
    }

    private IEnumerable<Generated> Secrets()
    {
        var arn = _account.Arn("secretsmanager", $"secret:{_name}/database-a1b2c3");
        yield return new("aws_kms_key", _name, Values(("id", $"{_name}-key"), ("key_id", $"{_name}-key"), ("arn", _account.Arn("kms", $"key/{_name}-key")), ("policy", Policy("""["kms:*"]""", "\"*\"", $$"""{"AWS":"{{_account.Global("iam", "root")}}"}"""))));
        yield return new("aws_secretsmanager_secret", _name, Values(("id", arn), ("arn", arn), ("name", $"{_name}/database"), ("kms_key_id", $"{_name}-key")));
        yield return new("aws_secretsmanager_secret_version", _name, Values(("id", $"{arn}|v1"), ("arn", arn), ("secret_id", arn), ("secret_string", $"Gen3rated-{_account.Id}-{_name}")));
        yield return new("aws_ssm_parameter", _name, Values(("id", $"/{_name}/model"), ("arn", _account.Arn("ssm", $"parameter/{_name}/model")), ("name", $"/{_name}/model"), ("type", "String"), ("value", $"{_name}-endpoint")));
    }

    private IEnumerable<Generated> Users()
    {
        var name = $"{_name}-ci";
        yield return new("aws_iam_user", name, Values(("id", name), ("name", name), ("arn", _account.Global("iam", $"user/{name}")), ("path", "/")));
        yield return new("aws_iam_user_policy", name, Values(("id", $"{name}:deploy"), ("name", "deploy"), ("user", name), ("policy", Policy("""["iam:PassRole","sagemaker:CreateTrainingJob","sagemaker:UpdateEndpoint"]""", _isCareless ? "\"*\"" : $"\"{RoleArn("sagemaker")}\""))));
    }

    private string Role(string service) => $"{_name}-{service}";

    private string RoleArn(string service) => _account.Global("iam", $"role/{Role(service)}");

    private string PolicyArn() => _account.Global("iam", $"policy/{_name}-shared");

    private string Bucket(string purpose) => $"{_account.Id}-{_name}-{purpose}";

    private string BucketArn(string purpose) => $"arn:aws:s3:::{Bucket(purpose)}";

    private string Group(int index) => _account.Named("sg", (_number * 2) + index);

    private Dictionary<string, object?> Tags() => Values(("team", _name), ("environment", _number % 3 == 0 ? "prod" : "dev"));

    private string InlinePolicy(string service) => service switch
    {
        "sagemaker" => Policy("""["s3:GetObject","s3:PutObject","sagemaker:*"]""", _isCareless ? "\"*\"" : $"\"{BucketArn("artefacts")}/*\""),
        "lambda" => Policy("""["sagemaker:InvokeEndpoint"]""", $"\"{_account.Arn("sagemaker", $"endpoint/{_name}-endpoint")}\""),
        "bedrock" => Policy("""["bedrock:InvokeModel","s3:GetObject"]""", "\"*\""),
        _ => Policy("""["secretsmanager:GetSecretValue","ssm:GetParameter"]""", $"\"{_account.Arn("secretsmanager", $"secret:{_name}/*")}\""),
    };

    private string BucketPolicy(string purpose, bool isPublic) => Policy("""["s3:GetObject"]""", $"\"{BucketArn(purpose)}/*\"", isPublic ? "\"*\"" : $$"""{"AWS":"{{RoleArn("sagemaker")}}"}""");

    private static string Trust(string service) => """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"SERVICE.amazonaws.com"}}]}""".Replace("SERVICE", service, StringComparison.Ordinal);

    private static string Policy(string actions, string resources, string? principal = null) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow",{{(principal is null ? "" : $"\"Principal\":{principal},")}}"Action":{{actions}},"Resource":{{resources}}}]}""";
}
