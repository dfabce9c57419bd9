using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace NightlyDispatch.Configuration;

/// <summary>Reads JSON with comments and trailing commas, and keeps the place of every name and value.</summary>
internal ref struct PlacedJson
{
    /// <summary>The settings need four levels.</summary>
    private const int MaxDepth = 8;

    private readonly Complaints _complaints;
    private Utf8JsonReader _reader;
    private string _path = "$";

    private PlacedJson(ReadOnlySpan<byte> json, Complaints complaints)
    {
        _complaints = complaints;
        _reader = new Utf8JsonReader(json, new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = MaxDepth,
        });
    }

    /// <summary>Null where the text is no JSON, which is then the only complaint about it.</summary>
    public static PlacedValue? Parse(ReadOnlySpan<byte> json, Complaints complaints)
    {
        if (FirstThatIsNotUtf8(json) is { } stray)
        {
            complaints.Add(new Place(stray, "$"), "the file is not UTF-8 here");
            return null;
        }

        var parser = new PlacedJson(json, complaints);
        try
        {
            parser._reader.Read();
            var value = parser.ReadValue("$");
            parser._reader.Read();
            return value;
        }
        catch (JsonException exception)
        {
            var offset = OffsetOf(exception, json);
            complaints.Add(new Place(offset, parser._path), WhatIsWrong(exception, json, offset));
            return null;
        }
    }

    private PlacedValue ReadValue(string path)
    {
        var place = Here(path);
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => new PlacedValue(place, JsonValueKind.Object) { Members = ReadMembers(path) },
            JsonTokenType.StartArray => new PlacedValue(place, JsonValueKind.Array) { Elements = ReadElements(path) },
            JsonTokenType.String => new PlacedValue(place, JsonValueKind.String) { Text = ReadText(place) },
            JsonTokenType.Number => new PlacedValue(place, JsonValueKind.Number) { Number = Encoding.UTF8.GetString(_reader.ValueSpan) },
            JsonTokenType.True => new PlacedValue(place, JsonValueKind.True),
            JsonTokenType.False => new PlacedValue(place, JsonValueKind.False),
            _ => new PlacedValue(place, JsonValueKind.Null),
        };
    }

    private Dictionary<string, PlacedMember> ReadMembers(string path)
    {
        var members = new Dictionary<string, PlacedMember>();
        while (_reader.Read() && _reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = ReadText(Here(path));
            var place = Here(Place.Member(path, name));
            if (members.ContainsKey(name))
                _complaints.Add(place, "is given twice");

            _reader.Read();
            members[name] = new PlacedMember(place, ReadValue(place.Path));
            _path = path;
        }

        return members;
    }

    private List<PlacedValue> ReadElements(string path)
    {
        var elements = new List<PlacedValue>();
        while (_reader.Read() && _reader.TokenType is not JsonTokenType.EndArray)
        {
            elements.Add(ReadValue(Place.Element(path, elements.Count)));
            _path = path;
        }

        return elements;
    }

    private readonly string ReadText(Place place)
    {
        try
        {
            return _reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // An escape such as "\ud800" is half of a character: valid JSON, but no text.
            _complaints.Add(place, "holds half of a character");
            return "";
        }
    }

    private Place Here(string path)
    {
        _path = path;
        return new Place((int)_reader.TokenStartIndex, path);
    }

    private static int OffsetOf(JsonException exception, ReadOnlySpan<byte> json)
    {
        var offset = 0;
        for (var line = exception.LineNumber ?? 0; line > 0; line--)
            offset += json[offset..].IndexOf((byte)'\n') + 1;
        return Math.Min(json.Length, offset + (int)(exception.BytePositionInLine ?? 0));
    }

    private static string WhatIsWrong(JsonException exception, ReadOnlySpan<byte> json, int offset) =>
        IsBlank(json) ? "the file is empty; without a file the defaults hold"
        : IsBlank(json[offset..]) ? "the file ends too early"
        : OneLine(exception.Message.Split(" LineNumber:")[0].TrimEnd('.'));

    /// <summary>The reader's messages may quote the file.</summary>
    private static string OneLine(string message) => string.Concat(message.Select(c => char.IsControl(c) ? ' ' : c));

    private static bool IsBlank(ReadOnlySpan<byte> json) => json.Trim(" \t\r\n"u8).IsEmpty;

    private static int? FirstThatIsNotUtf8(ReadOnlySpan<byte> json)
    {
        if (Utf8.IsValid(json))
            return null;

        var offset = 0;
        while (Rune.DecodeFromUtf8(json[offset..], out _, out var length) is OperationStatus.Done)
            offset += length;
        return offset;
    }
}
