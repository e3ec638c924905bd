namespace Cairn.Providers.Estates;

/// <summary>The edge kinds of the ontology that more than one declaration or derivation writes.</summary>
public static class EdgeKinds
{
    public const string Contains = "CONTAINS";
    public const string MemberOf = "MEMBER_OF";
    public const string HasPolicy = "HAS_POLICY";
    public const string Trusts = "TRUSTS";
    public const string RunsAs = "RUNS_AS";
    public const string UsesImage = "USES_IMAGE";
    public const string StoredInRegistry = "STORED_IN_REGISTRY";
    public const string UsesModel = "USES_MODEL";
    public const string Hosts = "HOSTS";
    public const string LoadsArtifact = "LOADS_ARTIFACT";
    public const string UsesTool = "USES_TOOL";
    public const string ImplementedBy = "IMPLEMENTED_BY";
    public const string UsesKnowledgeBase = "USES_KB";
    public const string CollaboratesWith = "COLLABORATES_WITH";
    public const string GuardedBy = "GUARDED_BY";
    public const string BackedBy = "BACKED_BY";
    public const string HasSource = "HAS_SOURCE";
    public const string EncryptedWith = "ENCRYPTED_WITH";
    public const string LogsTo = "LOGS_TO";
    public const string InNetwork = "IN_NETWORK";
    public const string ProtectedBy = "PROTECTED_BY";
    public const string RoutesTo = "ROUTES_TO";
    public const string PeeredWith = "PEERED_WITH";
    public const string Fronts = "FRONTS";
    public const string Orchestrates = "ORCHESTRATES";
    public const string Triggers = "TRIGGERS";
    public const string ConfiguredBy = "CONFIGURED_BY";
    public const string SourcedFrom = "SOURCED_FROM";
    public const string DefinedIn = "DEFINED_IN";
    public const string VersionOf = "VERSION_OF";
    public const string Feeds = "FEEDS";
    public const string Produces = "PRODUCES";
    public const string FineTunedInto = "FINE_TUNED_INTO";
    public const string PackagedInto = "PACKAGED_INTO";
    public const string IngestedInto = "INGESTED_INTO";
    public const string EmbeddedBy = "EMBEDDED_BY";
    public const string RetrievedBy = "RETRIEVED_BY";
    public const string CapturedTo = "CAPTURED_TO";
    public const string LoggedTo = "LOGGED_TO";
    public const string MaterialisedTo = "MATERIALISED_TO";
    public const string SendsTo = "SENDS_TO";
    public const string Mounts = "MOUNTS";
    public const string Holds = "HOLDS";
    public const string AuthenticatesAs = "AUTHENTICATES_AS";
    public const string Unlocks = "UNLOCKS";
    public const string FederatesTo = "FEDERATES_TO";
    public const string StoredIn = "STORED_IN";
    public const string CanReach = "CAN_REACH";
    public const string CanEgressTo = "CAN_EGRESS_TO";
    public const string ReachesMetadata = "REACHES_METADATA";
    public const string UntrustedInputTo = "UNTRUSTED_INPUT_TO";
}
