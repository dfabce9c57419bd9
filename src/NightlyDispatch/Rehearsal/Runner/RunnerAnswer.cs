using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>Writes an answer as dx-runner does, which escapes nothing but quotes and control characters.</summary>
internal static class RunnerAnswer
{
    public static string ToJson(bool isIndented, Action<Utf8JsonWriter> write)
    {
        var options = new JsonWriterOptions { Indented = isIndented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, options))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
