using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NightlyDispatch.Configuration;

/// <summary>JSON that people read too: what is escaped is what JSON demands.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Action<Utf8JsonWriter> write) => Of(write, Readable);

    public static string OnOneLine(Action<Utf8JsonWriter> write) => Of(write, Readable with { Indented = false });

    private static string Of(Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, options))
            write(json);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
