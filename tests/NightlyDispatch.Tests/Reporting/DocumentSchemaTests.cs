using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Json.Schema;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.Tests.Reporting;

public sealed class DocumentSchemaTests
{
    public static TheoryData<string> Names => [.. DocumentSchema.Names];

    public static TheoryData<string, string> Records => new()
    {
        { "status", nameof(StatusReport) },
        { "explain", nameof(Explanation) },
        { "history", nameof(HistoryReport) },
        { "show", nameof(ShownPass) },
        { "report", nameof(MorningReport) },
        { "pause", nameof(PauseReport) },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_is_a_schema_and_says_of_which_command(string name)
    {
        using var schema = JsonDocument.Parse(DocumentSchema.Read(name));

        MetaSchemas.Draft202012.Evaluate(schema.RootElement).IsValid.Should().BeTrue();
        schema.RootElement.GetProperty("title").GetString().Should().Contain($"nightly-dispatch {name} --json");
    }

    /// <summary>Names, whether they may be null, and the values of enumerations.</summary>
    [Theory]
    [MemberData(nameof(Records))]
    public void What_is_documented_is_what_is_written_no_more_and_no_less(string name, string record)
    {
        var schema = JsonNode.Parse(DocumentSchema.Read(name))!;
        var type = typeof(StatusReport).Assembly.GetType($"{typeof(StatusReport).Namespace}.{record}")!;

        Differences(type, schema, schema, name).Should().BeEmpty();
    }

    [Fact]
    public void Documents_of_a_fortnight_of_everything_are_as_documented()
    {
        using var fortnight = new Fortnight();
        var chronicle = fortnight.Chronicle;
        var history = chronicle.Newest(1_000);

        DocumentCheck.Problems("report", ReportJson.Of(fortnight.Report())).Should().BeEmpty();
        DocumentCheck.Problems("history", ReportJson.Of(history)).Should().BeEmpty();
        foreach (var pass in history.Passes)
            DocumentCheck.Problems("show", ReportJson.Of(chronicle.Show(pass.Pass, most: 1)[0])).Should().BeEmpty(pass.Pass);
    }

    [Theory]
    [InlineData("\"unreadableLines\": 0", "\"unreadableLines\": -1")]
    [InlineData("\"unreadableLines\": 0", "\"unreadable\": 0")]
    [InlineData("\"unreadableLines\": 0", "\"unreadableLines\": 0, \"more\": 1")]
    [InlineData("\"state\": \"cut-short\"", "\"state\": \"cut short\"")]
    [InlineData("\"isUsed\": true", "\"isUsed\": null")]
    [InlineData("\"began\": \"2026-11-22T06", "\"began\": \"on 2026-11-22T06")]
    [InlineData("\"listed\": 3", "\"listed\": \"3\"")]
    public void A_document_that_is_otherwise_is_found_out(string written, string otherwise)
    {
        using var night = new ShortNight();
        var document = ReportJson.Of(night.Chronicle.Newest(20));
        document.Should().Contain(written);

        DocumentCheck.Problems("history", document).Should().BeEmpty();
        DocumentCheck.Problems("history", document.Replace(written, otherwise, StringComparison.Ordinal)).Should().NotBeEmpty();
    }

    private static IEnumerable<string> Differences(Type type, JsonNode schema, JsonNode root, string path)
    {
        var info = ReportJson.Default.GetTypeInfo(type)!;
        if (info.Kind == JsonTypeInfoKind.Enumerable)
            return Differences(info.ElementType!, Resolve(schema["items"]!, root), root, $"{path}[]");
        if (type.IsEnum)
            return DifferencesOf(Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName), schema, path);
        return info.Kind == JsonTypeInfoKind.Object ? DifferencesOfMembers(info, schema, root, path) : [];
    }

    private static IEnumerable<string> DifferencesOf(IEnumerable<string> values, JsonNode schema, string path)
    {
        var documented = schema["enum"]!.AsArray().Where(value => value is not null).Select(value => value!.GetValue<string>());
        return values.Order().SequenceEqual(documented.Order()) ? [] : [$"{path}: {string.Join(", ", values)}"];
    }

    private static IEnumerable<string> DifferencesOfMembers(JsonTypeInfo info, JsonNode schema, JsonNode root, string path)
    {
        var names = info.Properties.Select(property => property.Name).ToList();
        var documented = schema["properties"]!.AsObject().Select(property => property.Key).ToList();
        var required = schema["required"]!.AsArray().Select(name => name!.GetValue<string>()).ToList();
        foreach (var name in names.Except(documented).Concat(documented.Except(names)).Concat(names.Except(required)).Concat(required.Except(names)))
            yield return $"{path}.{name}";

        foreach (var property in info.Properties.Where(property => documented.Contains(property.Name)))
        {
            var node = schema["properties"]![property.Name]!;
            var underlying = Nullable.GetUnderlyingType(property.PropertyType);
            if (MayBeNull(node) != (underlying is not null || property.IsGetNullable))
                yield return $"{path}.{property.Name}: whether it may be null";
            foreach (var difference in Differences(underlying ?? property.PropertyType, Resolve(node, root), root, $"{path}.{property.Name}"))
                yield return difference;
        }
    }

    private static bool MayBeNull(JsonNode node) => node["anyOf"] is JsonArray choices
        ? choices.Any(choice => choice!["type"]?.ToString() == "null")
        : node["type"] is JsonArray types && types.Any(type => type!.ToString() == "null");

    private static JsonNode Resolve(JsonNode node, JsonNode root)
    {
        var choice = node["anyOf"] is JsonArray choices ? choices.First(choice => choice!["$ref"] is not null || choice["properties"] is not null)! : node;
        return choice["$ref"] is { } reference ? root["$defs"]![reference.ToString()["#/$defs/".Length..]]! : choice;
    }
}
