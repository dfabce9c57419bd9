using System.Text.Json;
using System.Text.Json.Serialization;

namespace NightlyDispatch.Ledger;

/// <summary>Where a pause is kept: beside the ledger, which belongs to the pass that runs.</summary>
internal sealed class PauseFile(string path)
{
    public string Path => path;

    /// <returns>Null: there is no pause.</returns>
    /// <exception cref="StateException">It cannot be read, so that nobody knows whether dispatching is wanted.</exception>
    public Pause? Read()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), PauseJson.Default.Pause)
                ?? throw new JsonException("null is no pause");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            var reason = exception.Message.Split(" Path: ")[0].TrimEnd('.');
            throw new StateException($"{path}: the pause cannot be read: {reason}. Run `nightly-dispatch resume` or pause anew.");
        }
    }

    /// <summary>Replaces the pause in one step: a pass may be reading it.</summary>
    /// <exception cref="StateException">It could not be written, and nothing has changed.</exception>
    public void Write(Pause pause)
    {
        var written = $"{path}.{Environment.ProcessId}";
        try
        {
            using (var file = new FileStream(written, new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }))
            {
                JsonSerializer.Serialize(file, pause, PauseJson.Default.Pause);
                file.Flush(flushToDisk: true);
            }

            File.Move(written, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Discard(written);
            throw new StateException($"{path}: the pause cannot be written: {exception.Message} Free the disk, or correct owner and mode.");
        }
    }

    /// <exception cref="StateException">It could not be removed.</exception>
    public void Remove()
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // Nor is there a pause in it.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StateException($"{path}: the pause cannot be removed: {exception.Message} Correct owner and mode.");
        }
    }

    private static void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The error that is on its way says what is wrong with the folder.
        }
    }
}

/// <summary>How a pause is written and read: strictly, so that a file of another kind is no pause.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Pause))]
internal sealed partial class PauseJson : JsonSerializerContext;
