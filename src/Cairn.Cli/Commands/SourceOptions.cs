using System.CommandLine;
using Cairn.Cli.Pipeline;
using Cairn.Sources;
using Cairn.Sources.CloudFormation;

namespace Cairn.Cli.Commands;

/// <summary>Options of commands that read sources: what sources do not say themselves.</summary>
internal sealed class SourceOptions
{
    private const int MaxVariableFile = 8_000_000;

    private readonly Option<string[]> _parameters = new("--parameter") { Description = "A value for a CloudFormation parameter, NAME=VALUE or STACK.NAME=VALUE; may be given more than once." };
    private readonly Option<string[]> _files = new("--parameter-file") { Description = "A JSON file of parameter values, as the AWS CLI takes it or as a plain object." };
    private readonly Option<string?> _account = new("--account") { Description = "The account of sources that do not say theirs: templates, Terraform code, answers without ARNs." };
    private readonly Option<string?> _region = new("--region") { Description = "The region of sources that do not say theirs." };

    private readonly Option<string[]> _variables = new("--var") { Description = "A value for a variable of Terraform code, NAME=VALUE; may be given more than once." };
    private readonly Option<string[]> _variableFiles = new("--var-file") { Description = "A .tfvars file with values for variables of Terraform code." };

    public SourceOptions(Command command)
    {
        foreach (var option in (Option[])[_parameters, _files, _variables, _variableFiles, _account, _region])
            command.Add(option);
    }

    public ReadOptions Read(ParseResult parsed)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in (parsed.GetValue(_files) ?? []).SelectMany(ReadFile))
            values[name] = value;
        foreach (var pair in parsed.GetValue(_parameters) ?? [])
        {
            if (pair.Split('=', 2) is not [{ Length: > 0 } name, var value])
                throw new UsageException($"`{pair}` is no parameter", "write it as NAME=VALUE");
            values[name] = value;
        }

        return new()
        {
            Parameters = values,
            Account = parsed.GetValue(_account),
            Region = parsed.GetValue(_region),
            Variables = [.. (parsed.GetValue(_variables) ?? []).Select(Variable)],
            VariableFiles = [.. (parsed.GetValue(_variableFiles) ?? []).Select(VariableFile)],
        };
    }

    private static string Variable(string pair) =>
        pair.IndexOf('=', StringComparison.Ordinal) > 0 ? pair : throw new UsageException($"`{pair}` gives no variable a value", "write it as NAME=VALUE");

    private static string VariableFile(string path)
    {
        if (!File.Exists(path))
            throw new UsageException($"there is no file `{path}`", "give a .tfvars file");
        try
        {
            // A pipe says that it is empty, and can be opened once only.
            var length = new FileInfo(path).Length;
            if (length > 0)
                File.OpenRead(path).Dispose();
            return length > MaxVariableFile ? throw new UsageException($"`{path}` is longer than {MaxVariableFile} bytes", "give a .tfvars file") : path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"`{path}` cannot be read: {e.Message}", "give a .tfvars file");
        }
    }

    private static IReadOnlyDictionary<string, string> ReadFile(string path)
    {
        try
        {
            return ParameterFile.Read(path);
        }
        catch (Exception e) when (e is InvalidDataException or UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"the parameter file cannot be read: {e.Message}", "give JSON such as {\"Environment\": \"dev\"}");
        }
    }
}
