namespace Cairn.Tests.Sources.Aws;

/// <summary>A place where somebody keeps credentials, as files and settings; <c>{home}</c> and <c>{address}</c> stand for the folder and the server of the test.</summary>
/// <param name="Audit">The text of the profile `audit`, which is then asked for by name.</param>
internal sealed record CredentialCase(string Name, string? Audit = null)
{
    private const string Start = "https://example.awsapps.com/start";

    /// <summary>Files beside the configuration, by name.</summary>
    public Dictionary<string, string> More { get; init; } = [];

    /// <summary>Other profiles.</summary>
    public string Others { get; init; } = "";

    public Dictionary<string, string> Environment { get; init; } = [];

    /// <summary>How the profile is named: as an option, or elsewhere.</summary>
    public string? Option { get; init; } = Audit is null ? null : "audit";

    /// <summary>Which keys calls are signed with.</summary>
    public string Key { get; init; } = "";

    /// <summary>Where there are none: the beginning of the line that says why, and a part of the one that says what to do.</summary>
    public (string Message, string Help) Said { get; init; }

    public IEnumerable<KeyValuePair<string, string>> Files => [.. More, new(".aws/config", $"{Others}{(Audit is null ? "" : $"[profile audit]\n{Audit}\n")}")];

    private static string Static => $"aws_access_key_id = {CredentialPlaces.KeyOf("STATIC")}\naws_secret_access_key = secret\n";

    private static string Base => $"[profile base]\n{Static}";

    private static Dictionary<string, string> Keyed => new() { ["AWS_ACCESS_KEY_ID"] = CredentialPlaces.KeyOf("ENV"), ["AWS_SECRET_ACCESS_KEY"] = "secret" };

    private const string Company = $"[sso-session company]\nsso_start_url = {Start}\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\n";
    private const string ByCompany = "sso_session = company\nsso_account_id = 111122223333\nsso_role_name = Reader";
    private const string First = "source_profile = base\nrole_arn = arn:aws:iam::111122223333:role/first";

    // What `aws sso login` leaves behind, under the SHA-1 of the session's name or, in old profiles, of the start address:
    // https://docs.aws.amazon.com/sdkref/latest/guide/understanding-sso.html
    private const string CompanyCache = ".aws/sso/cache/71b21161ffa1e6516bcc072aaf5ef38cbe85b511.json";
    private const string StartCache = ".aws/sso/cache/e8be5486177c5b5392bd9aa76563515b29358e6e.json";
    private const string Valid = $$"""{"startUrl": "{{Start}}", "region": "us-east-1", "accessToken": "signed-in", "expiresAt": "2099-01-01T00:00:00Z"}""";
    private const string Over = $$"""{"startUrl": "{{Start}}", "region": "us-east-1", "accessToken": "signed-in", "expiresAt": "2020-01-01T00:00:00Z"}""";
    private const string Renewable = $$"""{"startUrl": "{{Start}}", "region": "us-east-1", "accessToken": "signed-in", "expiresAt": "2020-01-01T00:00:00Z", "clientId": "id", "clientSecret": "secret", "registrationExpiresAt": "2099-01-01T00:00:00Z", "refreshToken": "again"}""";

    private static (string, string) SignOnOver => ("cairn: the single sign-on session of the AWS profile `audit` is over, or there is none", "`aws sso login --profile audit`");

    public static IReadOnlyList<CredentialCase> Ways =>
    [
        new("environment") { Environment = Keyed, Key = "ENV" },
        new("profile", Static) { Key = "STATIC" },
        new("default profile") { Others = $"[default]\n{Static}", Key = "STATIC" },
        new("profile of the environment", Static) { Option = null, Environment = new() { ["AWS_PROFILE"] = "audit" }, Key = "STATIC" },
        new("keys go before the profile of the environment", Static) { Option = null, Environment = new(Keyed) { ["AWS_PROFILE"] = "audit" }, Key = "ENV" },
        new("the profile that is asked for goes before keys", Static) { Environment = Keyed, Key = "STATIC" },
        new("credentials file", "region = us-east-1") { More = new() { [".aws/credentials"] = $"[audit]\n{Static}" }, Key = "STATIC" },
        new("single sign-on", ByCompany) { Others = Company, More = new() { [CompanyCache] = Valid }, Key = "SSO" },
        new("single sign-on that renews itself", ByCompany) { Others = Company, More = new() { [CompanyCache] = Renewable }, Key = "RENEWED" },
        new("single sign-on as it was written before", $"sso_start_url = {Start}\nsso_region = us-east-1\nsso_account_id = 111122223333\nsso_role_name = Reader") { More = new() { [StartCache] = Valid }, Key = "SSO" },
        new("web identity") { More = new() { ["token"] = "from-the-cluster" }, Environment = new() { ["AWS_WEB_IDENTITY_TOKEN_FILE"] = "{home}/token", ["AWS_ROLE_ARN"] = "arn:aws:iam::111122223333:role/web", ["AWS_ROLE_SESSION_NAME"] = "pod" }, Key = "WEB" },
        new("web identity of a profile", "role_arn = arn:aws:iam::111122223333:role/web\nweb_identity_token_file = {home}/token") { More = new() { ["token"] = "from-the-cluster" }, Key = "WEB" },
        new("machine") { Key = "MACHINE" },
        new("container") { Environment = new() { ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "{address}/container", ["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "container-token" }, Key = "CONTAINER" },
        new("container of a cluster") { More = new() { ["token"] = "container-token" }, Environment = new() { ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "{address}/container", ["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = "{home}/token" }, Key = "CONTAINER" },
        new("program", "credential_process = cat {home}/keys.json") { More = new() { ["keys.json"] = $$"""{"Version": 1, "AccessKeyId": "{{CredentialPlaces.KeyOf("PROCESS")}}", "SecretAccessKey": "secret"}""" }, Key = "PROCESS" },
        new("role", $"{First}\nexternal_id = ours\nrole_session_name = auditor") { Others = Base, Key = "FIRST" },
        new("chain of roles", "source_profile = middle\nrole_arn = arn:aws:iam::111122223333:role/second") { Others = $"{Base}[profile middle]\n{First}\n", Key = "SECOND" },
        new("role of a machine", "credential_source = Ec2InstanceMetadata\nrole_arn = arn:aws:iam::111122223333:role/first") { Key = "FIRST" },
    ];

    public static IReadOnlyList<CredentialCase> Troubles =>
    [
        new("nothing") { Said = ("cairn: no AWS credentials were found in the environment, the profiles, a web identity, a container or a machine", "set AWS_PROFILE or use --profile, or sign in with `aws sso login` or `aws login`") },
        new("no such profile") { Others = $"[profile dev]\n{Static}{Base}", Option = "prod", Said = ("cairn: there is no AWS profile `prod`", "there are: base, dev") },
        new("no such profile in the environment") { Others = $"[profile dev]\n{Static}{Base}", Environment = new() { ["AWS_PROFILE"] = "prod" }, Said = ("cairn: there is no AWS profile `prod`", "there are: base, dev") },
        new("no profiles at all") { Option = "prod", Said = ("cairn: there is no AWS profile `prod`", "there are no profiles at all; `aws configure sso` or `aws configure` makes one") },
        new("single sign-on is over", ByCompany) { Others = Company, More = new() { [CompanyCache] = Over }, Said = SignOnOver },
        new("single sign-on is refused", ByCompany) { Others = Company, More = new() { [CompanyCache] = Valid.Replace("signed-in", "taken-back", StringComparison.Ordinal) }, Said = SignOnOver },
        new("never signed in", ByCompany) { Others = Company, Said = SignOnOver },
        new("login is over", "login_session = arn:aws:iam::111122223333:user/me\nregion = us-east-1") { Said = ("cairn: the session of the AWS profile `audit` is over, or there is none", "`aws login --profile audit`") },
        new("a code is asked for", $"{First}\nmfa_serial = arn:aws:iam::111122223333:mfa/me") { Others = Base, Said = ("cairn: the AWS profile `audit` asks for an MFA code, which Cairn does not take", "aws configure export-credentials --profile audit") },
        new("program fails", "credential_process = false") { Said = ("cairn: the program that the AWS profile `audit` names gave no credentials", "credential_process") },
        new("role is refused", "source_profile = base\nrole_arn = arn:aws:iam::111122223333:role/closed") { Others = Base, Said = ("cairn: the role `arn:aws:iam::111122223333:role/closed` of the AWS profile `audit` could not be taken on", "source profile") },
        new("source is missing", First) { Said = ("cairn: the role `arn:aws:iam::111122223333:role/first` of the AWS profile `audit` could not be taken on", "source profile") },
        new("profile without anything", "region = us-east-1") { Said = ("cairn: the AWS profile `audit` has no credentials that can be used", "~/.aws/config") },
        new("web identity is refused") { More = new() { ["token"] = "of-somebody-else" }, Environment = new() { ["AWS_WEB_IDENTITY_TOKEN_FILE"] = "{home}/token", ["AWS_ROLE_ARN"] = "arn:aws:iam::111122223333:role/web" }, Said = ("cairn: the role could not be taken on with the web identity token", "AWS_WEB_IDENTITY_TOKEN_FILE") },
        new("container refuses") { Environment = new() { ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "{address}/container", ["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "of-another" }, Said = ("cairn: the container has no credentials: ", "AWS_CONTAINER_AUTHORIZATION_TOKEN") },
        new("keys are unknown") { Environment = new(Keyed) { ["AWS_ACCESS_KEY_ID"] = CredentialPlaces.KeyOf("GONE") }, Said = ("cairn: AWS does not know these credentials: InvalidClientTokenId", "deleted or deactivated") },
        new("machine does not answer") { Environment = new() { ["AWS_EC2_METADATA_DISABLED"] = "", ["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = "http://127.0.0.1:9" }, Said = ("cairn: no AWS credentials were found", "aws sso login") },
    ];

    public override string ToString() => Name;
}
