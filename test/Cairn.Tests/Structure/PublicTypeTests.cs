using System.Reflection;
using System.Xml.Linq;

namespace Cairn.Tests.Structure;

/// <summary>Every type that another project can see says in one sentence what it is.</summary>
public sealed class PublicTypeTests
{
    public static TheoryData<string> Assemblies => ["Cairn.Access", "Cairn.Analysis", "Cairn.Graph", "Cairn.Hcl", "Cairn.Providers", "Cairn.Sources"];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void A_public_type_has_a_summary(string assembly)
    {
        var summaries = XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{assembly}.xml")).Descendants("member")
            .ToDictionary(member => (string)member.Attribute("name")!, member => (string?)member.Element("summary") ?? "");

        var silent = Assembly.Load(assembly).GetExportedTypes().Where(type => !IsChoice(type))
            .Where(type => summaries.GetValueOrDefault($"T:{type.FullName!.Replace('+', '.')}", "").Trim().Length == 0);

        Assert.Empty(silent.Select(type => type.FullName));
    }

    /// <summary>A nested case of a closed choice is described by its choice.</summary>
    private static bool IsChoice(Type type) => type.IsNested && type.DeclaringType!.IsAbstract && type.DeclaringType.IsAssignableFrom(type);
}
