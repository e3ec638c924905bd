using Cairn.Access;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Cairn.Analysis.Knowledge;

/// <summary>Reads <c>knowledge/permissions/*.yaml</c>; the schema is described at the top of those files.</summary>
public static class PermissionFile
{
    /// <summary>Reads a file's text into table rows.</summary>
    /// <exception cref="PermissionFileException">The text is not a permission file; the message names line and cause.</exception>
    public static PermissionTable Read(string yaml) => new([.. ReadWithCases(yaml).Select(entry => entry.Row)]);

    /// <summary>Reads the rows together with the case that each of them must pass.</summary>
    public static IReadOnlyList<PermissionEntry> ReadWithCases(string yaml)
    {
        try
        {
            var file = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<FileText>(yaml);
            return [.. (file?.Rows ?? throw new PermissionFileException("there are no `rows`")).SelectMany((row, i) => Expand(row, i + 1))];
        }
        catch (YamlException error)
        {
            throw new PermissionFileException($"line {error.Start.Line}: {error.InnerException?.Message ?? error.Message}");
        }
    }

    private static IEnumerable<PermissionEntry> Expand(RowText row, int number)
    {
        Require(row.Edge.Length > 0 && row.To.Count > 0, number, "a row needs `edge` and `to`");
        Require(row.Any.Count > 0 != row.Each.Count > 0, number, "a row needs either `any` or `each`");
        Require(row.Of is null || row.Of.Contains(':', StringComparison.Ordinal), number, "`of` must be service, colon, start of the last part");
        if (row.Each.Count > 0)
            return row.Each.Select(action => Entry(row, number, [action], "action", action));
        return row.Services.Count > 0
            ? row.Services.Select(service => Entry(row, number, row.Any, "service", service))
            : [Entry(row, number, row.Any, null, "")];
    }

    private static PermissionEntry Entry(RowText row, int number, IReadOnlyList<string> actions, string? property, string value)
    {
        string Fill(string text) => property is null ? text : text.Replace($"{{{property}}}", value, StringComparison.Ordinal);
        var first = Check(new CheckText { Any = [.. actions], On = row.On, With = row.With }, Fill);
        var checks = row.Also.Select(check => Check(check, Fill)).Prepend(first).ToArray();
        Require(checks.All(check => check.AnyOf.Count > 0 && check.AnyOf.All(action => action.Contains(':', StringComparison.Ordinal))), number, "every check needs actions");
        Require(row.Cases is { Fires: not null, Silent: not null }, number, "a row needs `cases` with target, fires and silent");
        var source = new PermissionRow(row.Edge, row.To, checks)
        {
            TargetForm = row.Of,
            Properties = property is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [property] = value },
        };
        return new PermissionEntry(source, row.Cases!.Target, Grant(row.Cases, row.Cases.Fires!, Fill), Grant(row.Cases, row.Cases.Silent!, Fill));
    }

    private static PermissionCheck Check(CheckText check, Func<string, string> fill) => new(check.Any, fill(check.On))
    {
        Caller = check.Caller is null ? null : fill(check.Caller),
        Context = check.With.ToDictionary(pair => pair.Key, pair => fill(pair.Value)),
    };

    private static PermissionGrant Grant(CasesText cases, GrantText grant, Func<string, string> fill)
        => new(fill(grant.Allow), fill(grant.Resource), [.. (grant.Trusts ?? cases.Trusts).Select(fill)], grant.Policy != "none", grant.Admits);

    private static void Require(bool condition, int number, string message)
    {
        if (!condition)
            throw new PermissionFileException($"row {number}: {message}");
    }
}
