using Cairn.Hcl.Functions;
using Cairn.Hcl.Modules;
using Cairn.Hcl.Values;

namespace Cairn.Sources.TerraformCode;

/// <summary>
/// Values that the provider writes where the code writes nothing, as far as conclusions rest on them: the defaults stated at
/// https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs. What AWS itself fills in is not among them.
/// </summary>
internal static class AwsDefaults
{
    /// <summary>Stands for a value that nobody wrote and AWS fills in.</summary>
    public const string LeftOut = "(left out)";

    private static readonly Dictionary<string, MappingValue> Table = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["aws_api_gateway_method"] = """{"api_key_required": false}""",
        ["aws_db_instance"] = """{"publicly_accessible": false, "iam_database_authentication_enabled": false, "storage_encrypted": false}""",
        ["aws_dynamodb_table"] = """{"deletion_protection_enabled": false}""",
        ["aws_ecr_repository"] = """{"image_tag_mutability": "MUTABLE", "image_scanning_configuration": [{"scan_on_push": false}]}""",
        ["aws_iam_group"] = """{"path": "/"}""",
        ["aws_iam_instance_profile"] = """{"path": "/"}""",
        ["aws_iam_policy"] = """{"path": "/"}""",
        ["aws_iam_role"] = """{"path": "/", "max_session_duration": 3600}""",
        ["aws_iam_user"] = """{"path": "/"}""",
        ["aws_kms_key"] = """{"is_enabled": true, "key_usage": "ENCRYPT_DECRYPT", "enable_key_rotation": false}""",
        ["aws_lambda_function"] = """{"timeout": 3, "memory_size": 128, "package_type": "Zip"}""",
        ["aws_nat_gateway"] = """{"connectivity_type": "public"}""",
        ["aws_s3_bucket_public_access_block"] = """{"block_public_acls": false, "block_public_policy": false, "ignore_public_acls": false, "restrict_public_buckets": false}""",
        ["aws_sagemaker_model"] = """{"enable_network_isolation": false}""",
        ["aws_sagemaker_notebook_instance"] = """{"direct_internet_access": "Enabled", "root_access": "Enabled"}""",
        ["aws_security_group"] = """{"description": "Managed by Terraform"}""",
        ["aws_subnet"] = """{"assign_ipv6_address_on_creation": false, "map_public_ip_on_launch": false}""",
    }.ToDictionary(item => item.Key, item => (MappingValue)JsonEncoding.Decode(item.Value), StringComparer.Ordinal);

    /// <summary>Defaults inside a block that is written, by type and block.</summary>
    private static readonly Dictionary<(string Type, string Block), MappingValue> InBlocks = new()
    {
        [("aws_instance", "metadata_options")] = (MappingValue)JsonEncoding.Decode("""{"http_endpoint": "enabled"}"""),
    };

    /// <summary>What AWS decides where nothing is written, and what would read as "none" if it were left out.</summary>
    private static readonly Dictionary<string, string[]> Decided = new(StringComparer.Ordinal)
    {
        ["aws_db_instance"] = ["vpc_security_group_ids"],
        ["aws_instance"] = ["vpc_security_group_ids"],
        ["aws_kms_key"] = ["policy"],
    };

    /// <summary>Numbers that are often written as texts.</summary>
    private static readonly HashSet<(string Type, string Name)> Numbers =
    [
        ("aws_alb_listener", "port"), ("aws_alb_target_group", "port"), ("aws_db_instance", "port"), ("aws_iam_role", "max_session_duration"), ("aws_lambda_function", "memory_size"),
        ("aws_lambda_function", "timeout"), ("aws_lb_listener", "port"), ("aws_lb_target_group", "port"), ("aws_rds_cluster", "port"),
    ];

    /// <summary>The values of a resource with what the provider adds, in the form in which it keeps them.</summary>
    public static MappingValue Add(ResourceInstance instance)
    {
        var defaults = instance.IsData ? null : Table.GetValueOrDefault(instance.Type);
        var items = new Dictionary<string, HclValue>(defaults?.Items ?? new Dictionary<string, HclValue>(), StringComparer.Ordinal);
        foreach (var (name, value) in instance.Values.Items.Where(item => item.Value is not NullValue))
            items[name] = Kept(instance.Type, name, value);
        foreach (var name in instance.IsData ? [] : Decided.GetValueOrDefault(instance.Type, []))
            items.TryAdd(name, HclValue.Unknown(HclType.Dynamic, Symbol.To(LeftOut)));
        if (instance.Type == "aws_iam_openid_connect_provider" && items.GetValueOrDefault("url") is StringValue url && url.Value.StartsWith("https://", StringComparison.Ordinal))
            items["url"] = HclValue.Of(url.Value["https://".Length..]);
        return instance.Values with { Items = ((MappingValue)HclValue.Object(items)).Items };
    }

    private static HclValue Kept(string type, string name, HclValue value) => value switch
    {
        StringValue text when Numbers.Contains((type, name)) && BigFloat.TryParse(text.Value, out var number) => HclValue.Of(number),
        SequenceValue { Kind: SequenceKind.Tuple } blocks when InBlocks.TryGetValue((type, name), out var defaults) =>
            HclValue.Tuple([.. blocks.Items.Select(block => block is MappingValue { Items: var own } ? HclValue.Object([.. defaults.Items, .. own.Where(item => item.Value is not NullValue)]) : block)]),
        _ => value,
    };
}
