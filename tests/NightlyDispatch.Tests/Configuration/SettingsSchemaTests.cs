using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using NightlyDispatch.Configuration;
using Duration = NightlyDispatch.Configuration.Duration;

namespace NightlyDispatch.Tests.Configuration;

public sealed class SettingsSchemaTests
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly JsonNode Document = JsonNode.Parse(SettingsSchema.Text())!;

    private static readonly JsonSchema Schema = JsonSchema.FromText(SettingsSchema.Text());

    /// <summary>Of what the reader refuses, what no schema can: each by a part of the complaint, or of the text.</summary>
    private static readonly string[] BeyondASchema =
    [
        "is given twice",
        "holds half of a character",
        "another provider has this name already",
        "must not be below",
        "must not be above",

        // A schema sees the number, not how it is written.
        "1e1",
    ];

    /// <summary>Every text that a test of the reader shows to be refused, with the complaint; the mark of its place is taken out.</summary>
    public static TheoryData<string> RefusedTexts =>
    [
        .. ((Type[])[typeof(RefusedNumbersTests), typeof(RefusedTextsTests), typeof(RefusedListsTests)])
            .SelectMany(tests => tests.GetMethods())
            .SelectMany(test => test.GetCustomAttributes<InlineDataAttribute>().SelectMany(data => data.GetData(test)))
            .Where(data => !BeyondASchema.Any(known => data.OfType<string>().Any(text => text.Contains(known, StringComparison.Ordinal))))
            .Where(data => !IsOutOfRange(data))
            .Select(data => ((string)data[0]).Replace("▸", "", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(RefusedTexts))]
    public void What_the_reader_refuses_the_schema_refuses(string text) => IsValid(text).Should().BeFalse(text);

    [Fact]
    public void The_refused_texts_are_all_there() => RefusedTexts.Should().HaveCountGreaterThan(80);

    public static TheoryData<string> AcceptedTexts =>
    [
        Repository.ReadmeSettings,
        "{}",
        """{ "$schema": "./config.schema.json" }""",
        """{ "worktree": { "path": "~/w/{repo}/{id}", "create": ["make-it", "{id}:{repo}", "{path}", ""], "repo": "my.repo" } }""",
        """{ "alerts": { "channel": "#überfällig" }, "backlog": { "excludeLabels": ["a b", "später"] } }""",
        """{ "tools": { "bd": "bd-next", "dxRunner": ["~/bin/dx-runner", "-x"], "beadsDir": "~" } }""",
        """{ "heartbeat": { "url": "http://localhost/p?create=1" } }""",
        """{ "heartbeat": { "url": "http://[::1]:8080/p" } }""",
        """{ "heartbeat": { "url": "HTTPS://example.org" } }""",
        """{ "dispatch": { "ackTimeout": "500ms", "passDeadline": "1h30m", "cooldown": "0s" } }""",
    ];

    [Theory]
    [MemberData(nameof(AcceptedTexts))]
    public void What_the_reader_takes_the_schema_takes(string text)
    {
        SettingsReader.Read("s.json", System.Text.Encoding.UTF8.GetBytes(text), SomeHost.With()).Should().NotBeNull();
        IsValid(text).Should().BeTrue();
    }

    /// <summary>Both ends of every range of whole numbers.</summary>
    [Fact]
    public void Reader_and_schema_agree_on_every_range()
    {
        var ranges = Sections().SelectMany(section => section.Value!["properties"]!.AsObject()
            .Where(setting => setting.Value!["minimum"] is not null)
            .Select(setting => (
                Section: section.Key, setting.Key, (int)setting.Value!["minimum"]!, (int)setting.Value!["maximum"]!))).ToList();

        ranges.Should().HaveCountGreaterThan(6);
        foreach (var (section, name, least, most) in ranges)
        {
            foreach (var number in (int[])[least - 1, most + 1])
            {
                var text = $$"""{ "{{section}}": { "{{name}}": {{number}} } }""";
                IsValid(text).Should().BeFalse(text);
                Refused.ComplaintAbout(text.Replace($"{number}", $"▸{number}", StringComparison.Ordinal))
                    .Should().Contain($"from {least} to {most}");
            }
        }
    }

    /// <summary>An editor shows both where somebody writes the name.</summary>
    [Fact]
    public void Every_setting_is_described_and_has_its_default()
    {
        var settings = Sections().SelectMany(section => section.Value!["properties"]!.AsObject()).ToList();

        settings.Should().HaveCountGreaterThan(25);
        settings.Should().OnlyContain(setting => setting.Value!["description"]!.ToString().Length > 5)
            .And.OnlyContain(setting => setting.Value!.AsObject().ContainsKey("default"));
        Document["properties"]!["dispatch"]!["properties"]!["maxPerPass"]!["default"]!.GetValue<int>().Should().Be(3);
    }

    [Fact]
    public void It_is_itself_valid()
    {
        Document["$schema"]!.ToString().Should().Be("https://json-schema.org/draft/2020-12/schema");
        MetaSchemas.Draft202012.Evaluate(JsonSerializer.SerializeToElement(Document)).IsValid.Should().BeTrue();
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Sections() =>
        Document["properties"]!.AsObject().Where(section => section.Value!["properties"] is not null);

    /// <summary>Of a duration a schema knows the form, not the length.</summary>
    private static bool IsOutOfRange(object?[] data) =>
        data is [string text, string, string range, ..] && range.Contains("from", StringComparison.Ordinal)
        && Duration.Parse(text.Split('▸')[1].Split('"')[1]) is not null;

    private static bool IsValid(string text)
    {
        using var document = JsonDocument.Parse(text, Lenient);
        return Schema.Evaluate(document.RootElement).IsValid;
    }
}
