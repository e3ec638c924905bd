using System.Collections.Frozen;

namespace Cairn.Sources.Secrets;

/// <summary>Tells by names which values are credentials.</summary>
internal static class SecretFields
{
    private static readonly string[] Endings =
    [
        "password", "passwd", "passphrase", "secret", "secret_key", "secret_access_key", "secret_string", "secret_binary", "secret_data",
        "private_key", "private_key_pem", "private_key_pem_pkcs8", "private_key_openssh", "auth_token", "access_token", "api_token",
        "api_key", "apikey", "client_secret", "connection_string", "sas_token", "ses_smtp_password_v4", "password_wo",
        "secret_string_wo", "value_wo", "license_key", "shared_access_key", "primary_key", "secondary_key", "admin_token",
    ];

    /// <summary>Values that are credentials though their names do not say so.</summary>
    private static readonly FrozenSet<(string Type, string Name)> Known = new[]
    {
        ("aws_ssm_parameter", "value"),
        ("aws_api_gateway_api_key", "value"),
        ("aws_kms_ciphertext", "plaintext"),
        ("aws_lightsail_key_pair", "private_key"),
        ("azurerm_key_vault_secret", "value"),
        ("google_secret_manager_secret_version", "secret_data"),
        ("google_service_account_key", "private_key"),
        ("random_password", "result"),
        ("random_password", "bcrypt_hash"),
        ("tls_private_key", "private_key_pem"),
    }.ToFrozenSet();

    /// <summary>Texts that Terraform calls sensitive as soon as one value in them is; the credentials in them are masked one by one.</summary>
    private static readonly FrozenSet<string> Texts = new[]
    {
        "policy", "policy_document", "assume_role_policy", "container_definitions", "user_data", "user_data_base64", "on_create", "on_start",
        "buildspec", "template_body", "definition", "body", "content", "content_base64", "command", "script",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What names a resource is needed to find it again, whatever else calls it sensitive.</summary>
    private static readonly FrozenSet<string> Identities = new[]
    {
        "arn", "id", "name", "bucket", "function_name", "role", "user", "username", "user_name", "group", "type", "region", "account_id", "key_id",
        "address", "endpoint", "url", "engine", "db_name", "identifier", "email", "path", "host", "hostname", "domain",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Without underscores, so that Terraform's and the APIs' spellings are one.</summary>
    private static readonly FrozenSet<string> Encoded = new[] { "userdata", "oncreate", "onstart", "content", "studiolifecycleconfigcontent" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> PairNames = new[] { "name", "parameterkey" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> PairValues = new[] { "value", "parametervalue" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> KnownTypes = Known.Select(known => known.Type).ToFrozenSet(StringComparer.Ordinal);

    public static bool HasKnown(string type) => KnownTypes.Contains(type);

    public static bool IsKnown(string type, string name) => Known.Contains((type, name));

    public static bool IsSecretName(string name)
    {
        var plain = name.Replace('-', '_');
        return Endings.Any(ending => plain.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
            && (plain.Length == ending.Length || plain[^(ending.Length + 1)] == '_' || char.IsUpper(plain[^ending.Length])))
            || plain.Equals("token", StringComparison.OrdinalIgnoreCase) || plain.EndsWith("_token", StringComparison.OrdinalIgnoreCase);
    }

    public static bool IsText(string name) => Texts.Contains(name);

    public static bool IsIdentity(string name) => Identities.Contains(name);

    /// <summary>Fields that hold a script or document in Base64.</summary>
    public static bool IsEncoded(string name) =>
        Encoded.Contains(name.Replace("_", "", StringComparison.Ordinal)) || name.EndsWith("base64", StringComparison.OrdinalIgnoreCase);

    /// <summary>Lists of settings write each as an object of two members: its name, and its value.</summary>
    public static bool IsPairName(string name) => PairNames.Contains(name);

    public static bool IsPairValue(string name) => PairValues.Contains(name);
}
