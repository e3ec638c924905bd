namespace Cairn.Providers.Aws.DataFlow;

/// <summary>A call of a function, an SDK method or a command-line tool, with what is known of its arguments.</summary>
/// <param name="Action">The last part of its name, in small letters without separators: <c>createendpoint</c>.</param>
/// <param name="Receiver">The variable it is called on.</param>
/// <param name="AssignedTo">The variable that takes its result.</param>
/// <param name="Arguments">Named and positional arguments, nested ones included.</param>
internal sealed record ScriptCall(string Action, string? Receiver, string? AssignedTo, int Line, IReadOnlyList<ScriptArgument> Arguments)
{
    /// <summary>The known text of the first argument with one of the names.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var argument in Arguments)
            {
                if (argument.Name == name && argument.Text is not null)
                    return argument.Text;
            }
        }

        return null;
    }

    /// <summary>The known text of a positional argument.</summary>
    public string? At(int position) => Arguments.Where(argument => argument.Name.Length == 0).ElementAtOrDefault(position)?.Text;
}

/// <summary>An argument's name (empty for a positional one), and its text or the variable that holds it.</summary>
internal sealed record ScriptArgument(string Name, string? Text, string? Variable);
