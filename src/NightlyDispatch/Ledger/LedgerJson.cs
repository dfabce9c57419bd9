using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace NightlyDispatch.Ledger;

/// <summary>How lines of the ledger are written and read: strictly, so a null is written, and a missing name is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PassStarted))]
[JsonSerializable(typeof(PassPaused))]
[JsonSerializable(typeof(OrphanSuspected))]
[JsonSerializable(typeof(OrphansSearched))]
[JsonSerializable(typeof(BacklogRead))]
[JsonSerializable(typeof(PreflightFinished))]
[JsonSerializable(typeof(ProviderSelected))]
[JsonSerializable(typeof(ProviderCooled))]
[JsonSerializable(typeof(ClaimIntended))]
[JsonSerializable(typeof(ClaimLost))]
[JsonSerializable(typeof(Claimed))]
[JsonSerializable(typeof(PromptIntended))]
[JsonSerializable(typeof(StartIntended))]
[JsonSerializable(typeof(StartSpawned))]
[JsonSerializable(typeof(StartRefused))]
[JsonSerializable(typeof(OutcomeUnknown))]
[JsonSerializable(typeof(Acknowledged))]
[JsonSerializable(typeof(ClaimConfirmed))]
[JsonSerializable(typeof(ReleaseIntended))]
[JsonSerializable(typeof(DispatchClosed))]
[JsonSerializable(typeof(SettlementPostponed))]
[JsonSerializable(typeof(ClockSetBack))]
[JsonSerializable(typeof(BugEnded))]
[JsonSerializable(typeof(JobEnded))]
[JsonSerializable(typeof(BugQuarantined))]
[JsonSerializable(typeof(BugRetried))]
[JsonSerializable(typeof(BugsDeferred))]
[JsonSerializable(typeof(ParallelismWidened))]
[JsonSerializable(typeof(AlertRaised))]
[JsonSerializable(typeof(AlertDelivered))]
[JsonSerializable(typeof(AlertRefused))]
[JsonSerializable(typeof(PassEnded))]
internal sealed partial class LedgerJson : JsonSerializerContext
{
    /// <exception cref="JsonException">The line is none that this program writes.</exception>
    public static LedgerEvent Parse(ReadOnlySpan<byte> line)
    {
        var type = LedgerEventNames.TypeOf(EventIn(line) ?? throw new JsonException("it does not begin with the name of an event"));
        return (LedgerEvent)JsonSerializer.Deserialize(line, TypeInfo(type))!;
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

    public static byte[] ToLine(LedgerEvent line)
    {
        var rest = JsonSerializer.SerializeToUtf8Bytes(line, TypeInfo(line.GetType())).AsSpan()[1..];
        return [.. "{\"event\":\""u8, .. Encoding.ASCII.GetBytes(LedgerEventNames.Of(line)), .. "\","u8, .. rest, (byte)'\n'];
    }

    private static string? EventIn(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        return json.Read() && json.TokenType == JsonTokenType.StartObject
            && json.Read() && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("event"u8)
            && json.Read() && json.TokenType == JsonTokenType.String
            ? json.GetString()
            : null;
    }

    private static JsonTypeInfo TypeInfo(Type type) =>
        Default.GetTypeInfo(type) ?? throw new InvalidOperationException($"{type} is not among the lines of a ledger");
}
