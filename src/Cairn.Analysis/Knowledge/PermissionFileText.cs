namespace Cairn.Analysis.Knowledge;

/// <summary>A permission file as written.</summary>
internal sealed class FileText
{
    public List<RowText>? Rows { get; set; }
}

/// <summary>A row as written.</summary>
internal sealed class RowText
{
    public string Edge { get; set; } = "";

    public List<string> To { get; set; } = [];

    public string? Of { get; set; }

    public List<string> Any { get; set; } = [];

    public List<string> Each { get; set; } = [];

    public List<string> Services { get; set; } = [];

    public string On { get; set; } = "{arn}";

    public Dictionary<string, string> With { get; set; } = [];

    public List<CheckText> Also { get; set; } = [];

    public CasesText? Cases { get; set; }
}

/// <summary>A further check as written.</summary>
internal sealed class CheckText
{
    public List<string> Any { get; set; } = [];

    public string On { get; set; } = "{arn}";

    public string? Caller { get; set; }

    public Dictionary<string, string> With { get; set; } = [];
}

/// <summary>A row's case as written.</summary>
internal sealed class CasesText
{
    public string Target { get; set; } = "";

    public List<string> Trusts { get; set; } = [];

    public GrantText? Fires { get; set; }

    public GrantText? Silent { get; set; }
}

/// <summary>A grant of a case as written.</summary>
internal sealed class GrantText
{
    public string Allow { get; set; } = "";

    public string Resource { get; set; } = "";

    public string Policy { get; set; } = "";

    public List<string>? Trusts { get; set; }

    public List<string> Admits { get; set; } = [];
}
