using System.Text.Json.Serialization;

namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>The form of <c>standin-faults.json</c>; a misspelt effect is an error, because it would be a test that cannot fail.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(IReadOnlyList<Fault>))]
internal sealed partial class FaultJson : JsonSerializerContext;
