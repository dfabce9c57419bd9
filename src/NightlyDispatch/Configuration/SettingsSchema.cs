namespace NightlyDispatch.Configuration;

/// <summary>The settings file in JSON Schema, as editors understand it; made of what the reader asks for.</summary>
internal static class SettingsSchema
{
    public const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    public static string Text() => JsonText.Of(json =>
    {
        var (_, settings) = SettingsReader.ReadAll("", "{}"u8.ToArray(), HostEnvironment.Current());
        json.WriteStartObject();
        json.WriteString("$schema", Dialect);
        json.WriteString("title", "Settings of nightly-dispatch");

        // Two keywords of VS Code's: without them it marks each comment as an error.
        json.WriteBoolean("allowComments", value: true);
        json.WriteBoolean("allowTrailingCommas", value: true);
        SchemaType.Object(() => settings).WriteMembers(json);
        json.WriteEndObject();
    });
}
