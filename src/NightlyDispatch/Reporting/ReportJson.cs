using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Reporting;

/// <summary>The documents that the reading commands print with --json; a member that has no value is there as null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    Converters =
    [
        typeof(KebabName<PassState>),
        typeof(KebabName<Availability>),
        typeof(KebabName<BugClass>),
        typeof(KebabName<JobOutcome>),
        typeof(KebabName<AlertFate>),
        typeof(KebabName<BugOutcome>),
    ])]
[JsonSerializable(typeof(StatusReport))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(PauseReport))]
[JsonSerializable(typeof(HistoryReport))]
[JsonSerializable(typeof(ShownPass))]
[JsonSerializable(typeof(MorningReport))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>Texts of tools stay readable: what is escaped is what JSON demands.</summary>
    private static ReportJson Readable => field ??=
        new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    public static string Of<T>(T report) => JsonSerializer.Serialize(report, (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T))!);
}
