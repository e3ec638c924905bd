using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.LakeFormation;

internal static class DataLakeSettings
{
    public static readonly ResourceType Type = new("AWS::LakeFormation::DataLakeSettings", "Who may grant anything in the data lake, and whether IAM alone still opens new tables.")
    {
        Kind = "Policy",
        Terraform = ["aws_lakeformation_data_lake_settings"],
        Key = r => r.Arn("lakeformation", "settings"),
        Attributes =
        [
            new("outsideEngines", "AllowExternalDataFiltering", "Engines outside may read and filter by themselves.") { IsFlag = true },
            new("fullTableOutside", "AllowFullTableExternalDataAccess", "Engines outside get whole tables.") { IsFlag = true },
        ],
        Links = [new("OWNED_BY", "DataLakeAdmins.DataLakePrincipalIdentifier|Admins.DataLakePrincipalIdentifier|admins", "Role", "User", "Group")],
        Calls =
        [
            new("lakeformation:GetDataLakeSettings", "DataLakeSettings"),
        ],
    };
}
