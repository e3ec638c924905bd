using System.Globalization;
using System.Numerics;
using System.Text;
using Cairn.Hcl.Evaluation;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>Fills a format with values: https://developer.hashicorp.com/terraform/language/functions/format#specification-syntax.</summary>
internal sealed class FormatText(string format, HclValue[] values, Budget budget)
{
    private int _at;
    private int _next;
    private int _highest = -1;

    /// <summary>Texts and, where one is only inserted, unknown values.</summary>
    public List<HclValue> Pieces()
    {
        var pieces = new List<HclValue>();
        var length = 0L;
        while (_at < format.Length)
        {
            var mark = format.IndexOf('%', _at);
            if (mark < 0)
                mark = format.Length;
            pieces.Add(HclValue.Of(format[_at..mark]));
            _at = mark;
            if (_at < format.Length)
                pieces.Add(Verb());
            // Widths multiply a short format, so that its pieces must not wait to be counted until all are made.
            length += pieces[^1] is StringValue text ? text.Value.Length : 0;
            if (length > budget.Limits.MaxItems * 8L)
                budget.Text(length);
        }

        if (_highest + 1 < values.Length)
            throw new EvaluationException($"there are {values.Length} values, but the format uses only {_highest + 1}");
        return pieces;
    }

    private HclValue Verb()
    {
        var start = _at++;
        var verb = new FormatVerb();
        while (_at < format.Length && verb.TakeFlag(format[_at]))
            _at++;
        verb.Width = Number();
        if (_at < format.Length && format[_at] == '.')
        {
            _at++;
            verb.Precision = Number() ?? 0;
        }

        int? index = null;
        if (_at < format.Length && format[_at] == '[')
        {
            _at++;
            index = Number() - 1;
            if (index is null or < 0 || _at >= format.Length || format[_at++] != ']')
                throw new EvaluationException("an argument is chosen as in `%[1]s`");
        }

        if (_at >= format.Length)
            throw new EvaluationException("the format ends in the middle of a verb");
        verb.Letter = format[_at++];
        if (verb.Letter == '%')
            return HclValue.Of("%");
        var place = index ?? _next;
        if (place >= values.Length)
            throw new EvaluationException($"`{format[start.._at]}` wants a value number {place + 1}, and there are {values.Length}");
        _next = place + 1;
        _highest = Math.Max(_highest, place);
        return verb.Apply(values[place]);
    }

    private int? Number()
    {
        var start = _at;
        while (_at < format.Length && char.IsAsciiDigit(format[_at]) && _at - start < 5)
            _at++;
        return _at > start ? int.Parse(format.AsSpan(start, _at - start), CultureInfo.InvariantCulture) : null;
    }
}

/// <summary>One verb of a format with its flags.</summary>
internal sealed class FormatVerb
{
    private bool _sharp, _zero, _minus, _plus, _space;

    public int? Width { get; set; }

    public int? Precision { get; set; }

    public char Letter { get; set; }

    public bool TakeFlag(char flag) => flag switch
    {
        '#' => _sharp = true,
        '0' => _zero = true,
        '-' => _minus = true,
        '+' => _plus = true,
        ' ' => _space = true,
        _ => false,
    };

    public HclValue Apply(HclValue value)
    {
        if (value is UnknownValue)
            return Letter is 's' or 'v' && Width is null && Precision is null && !_sharp && IsText(value) ? value : HclValue.Unknown(HclType.String);
        if (!value.IsWhollyKnown)
            return HclValue.Unknown(HclType.String);
        if (value is NullValue && Letter != 'v')
            throw new EvaluationException($"`%{Letter}` of a null value", "use `%#v` to see it as null");
        return HclValue.Of(Letter switch
        {
            'v' => Any(value),
            't' => Pad(Conversion.To(value, HclType.Bool).Flag() ? "true" : "false"),
            's' => Pad(Cut(Conversion.To(value, HclType.String).Text())),
            'q' => Pad(JsonText.Quote(Cut(Conversion.To(value, HclType.String).Text()))),
            'd' or 'b' or 'o' or 'x' or 'X' => Integer(Conversion.To(value, HclType.Number).Number()),
            'e' or 'E' or 'f' or 'F' or 'g' or 'G' => Real(Conversion.To(value, HclType.Number).Number()),
            _ => throw new EvaluationException($"`%{Letter}` is no verb of a format"),
        }).MarkedLike(value.HasSensitive);
    }

    private static bool IsText(HclValue value) => value.Type.IsDynamic || value.Type.IsPrimitive;

    private string Any(HclValue value)
    {
        if (_sharp)
            return Pad(JsonText.Write(value));
        return value switch
        {
            NullValue => Pad("null"),
            StringValue text => Pad(text.Value),
            NumberValue number => Pad(BigFloatText.General(number.Value)),
            BoolValue flag => Pad(flag.Value ? "true" : "false"),
            _ => Pad(JsonText.Write(value)),
        };
    }

    private string Cut(string text) =>
        Precision is { } most && Strings.Characters(text) is var characters && characters.Count > most ? string.Concat(characters.Take(most)) : text;

    private string Integer(BigFloat number)
    {
        if (!number.IsInteger)
            throw new EvaluationException($"`%{Letter}` takes a whole number");
        var size = BigInteger.Abs(number.Truncate());
        var digits = Letter switch
        {
            'b' => (size.IsZero ? "0" : size.ToString("b", CultureInfo.InvariantCulture).TrimStart('0')),
            'o' => Octal(size),
            'x' => Hex(size, "x"),
            'X' => Hex(size, "X"),
            _ => size.ToString(CultureInfo.InvariantCulture),
        };
        if (_sharp)
            digits = Letter switch { 'x' => "0x" + digits, 'X' => "0X" + digits, 'o' => "0" + digits, 'b' => "0b" + digits, _ => digits };
        return Number(number.Sign < 0 ? "-" + digits : digits);
    }

    private string Real(BigFloat number) => Number(Letter switch
    {
        'e' or 'E' => BigFloatText.Exponential(number, Precision ?? 6, Letter),
        'f' or 'F' => BigFloatText.Decimals(number, Precision ?? 6),
        _ => Precision is { } digits ? BigFloatText.Significant(number, digits, Letter == 'G' ? 'E' : 'e') : BigFloatText.General(number, Letter == 'G' ? 'E' : 'e'),
    });

    /// <summary>A number with its sign, padded with zeros behind the sign where asked.</summary>
    private string Number(string text)
    {
        if (text[0] != '-' && (_plus || _space))
            text = (_plus ? "+" : " ") + text;
        if (!_zero || _minus || Width is not { } width || text.Length >= width)
            return Pad(text);
        var sign = text[0] is '-' or '+' or ' ' ? 1 : 0;
        return text[..sign] + new string('0', width - text.Length) + text[sign..];
    }

    private string Pad(string text)
    {
        if (Width is not { } width)
            return text;
        var missing = width - Strings.Characters(text).Count;
        if (missing <= 0)
            return text;
        return _minus ? text + new string(' ', missing) : new string(_zero ? '0' : ' ', missing) + text;
    }

    private static string Hex(BigInteger size, string form) => size.IsZero ? "0" : size.ToString(form, CultureInfo.InvariantCulture).TrimStart('0');

    private static string Octal(BigInteger size)
    {
        var digits = new StringBuilder();
        for (; !size.IsZero; size /= 8)
            digits.Insert(0, (char)('0' + (int)(size % 8)));
        return digits.Length == 0 ? "0" : digits.ToString();
    }
}
