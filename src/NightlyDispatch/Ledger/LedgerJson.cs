using System.Text.Json;
using System.Text.Json.Serialization;

namespace NightlyDispatch.Ledger;

/// <summary>How lines of the ledger are written and read: strictly, so a null is written, and a missing name is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LedgerEvent))]
internal sealed partial class LedgerJson : JsonSerializerContext
{
    /// <exception cref="JsonException">The line is none that this program writes.</exception>
    public static LedgerEvent Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, Default.LedgerEvent) ?? throw new JsonException("null is no line of a ledger");
        }
        catch (NotSupportedException)
        {
            // How the serializer says that an object names no derived type.
            throw new JsonException("it does not begin with the name of an event");
        }
    }

    /// <summary>The format that a line names, also where its event is not known; 0: it names none.</summary>
    /// <exception cref="JsonException">The line is no JSON.</exception>
    public static int FormatOf(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isFormat = json.ValueTextEquals("v"u8);
            json.Read();
            if (isFormat)
                return json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var format) ? format : 0;
            json.Skip();
        }

        return 0;
    }

    public static byte[] ToLine(LedgerEvent line) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(line, Default.LedgerEvent), (byte)'\n'];
}
