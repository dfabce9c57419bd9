using System.Text.RegularExpressions;

namespace NightlyDispatch.Tests.Proofs.TrackerAnswers;

/// <summary>RFC 8259 to the letter, written down once more so that the product's reading is judged by something else.</summary>
internal sealed partial class JsonGrammar
{
    /// <summary>Deeper values are for the machine's stack to judge, not for an oracle.</summary>
    private const int MaxDepth = 500;

    private readonly string _text;
    private int _at;

    private JsonGrammar(string text) => _text = text;

    /// <summary>Whether the text ended the reading because it is too deep; then nothing is known of it.</summary>
    public bool IsTooDeep { get; private set; }

    /// <returns>Null: the text is not exactly one value.</returns>
    public static Json? Read(string text, out bool isTooDeep)
    {
        var grammar = new JsonGrammar(text);
        var value = grammar.Value(depth: 0);
        grammar.Blank();
        isTooDeep = grammar.IsTooDeep;
        return grammar._at == text.Length ? value : null;
    }

    private Json? Value(int depth)
    {
        Blank();
        IsTooDeep |= depth > MaxDepth;
        return IsTooDeep || _at >= _text.Length ? null : _text[_at] switch
        {
            '{' => Members(depth),
            '[' => Elements(depth),
            '"' => Quoted() is { } raw ? new Json.Text(raw) : null,
            _ when Take(NumberPattern()) is { } digits => new Json.Number(digits),
            _ when Take(LiteralPattern()) is { } word => new Json.Literal(word),
            _ => null,
        };
    }

    private Json.Object? Members(int depth)
    {
        var members = new List<(string, Json)>();
        return Listed('}', () =>
        {
            Blank();
            if (Quoted() is not { } name || !Take(':') || Value(depth + 1) is not { } value)
                return false;
            members.Add((name, value));
            return true;
        }) ? new Json.Object(members) : null;
    }

    private Json.Array? Elements(int depth)
    {
        var elements = new List<Json>();
        return Listed(']', () =>
        {
            if (Value(depth + 1) is not { } value)
                return false;
            elements.Add(value);
            return true;
        }) ? new Json.Array(elements) : null;
    }

    private bool Listed(char close, Func<bool> readOne)
    {
        _at++;
        if (Take(close))
            return true;

        do
        {
            if (!readOne())
                return false;
        }
        while (Take(','));
        return Take(close);
    }

    private string? Quoted() => Take(StringPattern()) is { } quoted ? quoted[1..^1] : null;

    private bool Take(char mark)
    {
        Blank();
        if (_at >= _text.Length || _text[_at] != mark)
            return false;
        _at++;
        return true;
    }

    private string? Take(Regex pattern)
    {
        if (pattern.Match(_text, _at) is not { Success: true } match)
            return null;
        _at += match.Length;
        return match.Value;
    }

    private void Blank()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\n' or '\r')
            _at++;
    }

    [GeneratedRegex(@"\G-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"\G(true|false|null)")]
    private static partial Regex LiteralPattern();

    [GeneratedRegex(
        """
        \G"([^"\\\u0000-\u001f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex StringPattern();
}
