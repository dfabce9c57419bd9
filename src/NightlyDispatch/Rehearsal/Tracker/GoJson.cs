using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>JSON as bd prints it: Go's escapes, two blanks of indent and a final newline (contracts/bd.md, section 2.3).</summary>
internal static class GoJson
{
    public static string Document(Action<Utf8JsonWriter> write) => Text(write, isIndented: true);

    public static string Line(Action<Utf8JsonWriter> write) => Text(write, isIndented: false);

    public static string Array<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> writeItem) =>
        Document(writer =>
        {
            writer.WriteStartArray();
            foreach (var item in items)
                writeItem(writer, item);
            writer.WriteEndArray();
        });

    /// <summary>An object that, where it carries a schema version, has gone through a map: its keys are in alphabetical order.</summary>
    public static string Object(TrackerProfile profile, params List<(string Name, Action<Utf8JsonWriter> Write)> members)
    {
        if (profile.HasSchemaVersion)
        {
            members.Add(("schema_version", writer => writer.WriteNumberValue(1)));
            members.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        }

        return Document(writer =>
        {
            writer.WriteStartObject();
            foreach (var (name, write) in members)
            {
                writer.WritePropertyName(name);
                write(writer);
            }

            writer.WriteEndObject();
        });
    }

    private static string Text(Action<Utf8JsonWriter> write, bool isIndented)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Indented = isIndented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(buffer, options))
            write(writer);

        // Outside of strings none of the three occurs in JSON.
        return new StringBuilder(Encoding.UTF8.GetString(buffer.WrittenSpan))
            .Replace("<", "\\u003c").Replace(">", "\\u003e").Replace("&", "\\u0026")
            .Append('\n')
            .ToString();
    }
}
