using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.Tests.Reporting;

/// <summary>Holds what a command printed with --json against its documented shape.</summary>
internal static class DocumentCheck
{
    private static readonly EvaluationOptions Strictly = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private static readonly ConcurrentDictionary<string, JsonSchema> Schemas = new();

    /// <summary>The schema leaves room for members that later versions add; here one that it does not name is a mistake.</summary>
    /// <returns>One line for each thing that is wrong.</returns>
    public static IReadOnlyList<string> Problems(string command, string document)
    {
        using var parsed = JsonDocument.Parse(document);
        var results = Schemas.GetOrAdd(command, Read).Evaluate(parsed.RootElement, Strictly);
        List<string> problems =
        [
            .. (results.Details ?? []).Where(result => result.Errors is { Count: > 0 })
                .SelectMany(result => result.Errors!.Select(error => $"{result.InstanceLocation}: {error.Value}")),
        ];
        return results.IsValid ? [] : problems.Count > 0 ? problems : ["it is not valid"];
    }

    private static JsonSchema Read(string command)
    {
        var schema = JsonNode.Parse(DocumentSchema.Read(command))!;
        Close(schema);
        return JsonSchema.FromText(schema.ToJsonString(), new BuildOptions { SchemaRegistry = new SchemaRegistry() });
    }

    private static void Close(JsonNode? node)
    {
        foreach (var child in node is JsonObject inner ? inner.Select(member => member.Value) : node as JsonArray ?? [])
            Close(child);
        if (node is JsonObject schema && schema["properties"] is JsonObject && schema["required"] is JsonArray)
            schema["additionalProperties"] = false;
    }
}
