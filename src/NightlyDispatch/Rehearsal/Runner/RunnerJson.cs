using System.Text.Json.Serialization;

namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>
/// The JSON that whoever holds a rehearsal writes and reads. The stand-ins themselves read it by hand: setting a serializer up
/// would take as long as the rest of such a process.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunnerPlan))]
[JsonSerializable(typeof(AgentRecord))]
internal sealed partial class RunnerJson : JsonSerializerContext;
