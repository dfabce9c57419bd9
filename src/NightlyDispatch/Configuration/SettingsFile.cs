namespace NightlyDispatch.Configuration;

/// <summary>Finds the settings file and reads it; without one the defaults hold.</summary>
/// <param name="Path">Null where there is none.</param>
internal sealed record SettingsFile(string? Path, Settings Settings)
{
    private const int MaxBytes = 1024 * 1024;

    /// <summary>Of the file; where there is none, of one that changes nothing.</summary>
    public ReadOnlyMemory<byte> Text { get; init; }

    /// <summary>What named the file; null: it lies in one of the usual places, or there is none.</summary>
    public string? NamedBy { get; init; }

    /// <param name="named">The path given with --config, or null; it and the variable's must exist, the other places may be empty.</param>
    /// <exception cref="SettingsException">Names everything that is wrong with the file.</exception>
    public static SettingsFile Load(string? named, HostEnvironment environment)
    {
        if (named is not null)
            return Load(named, "--config", environment);
        if (environment[Variables.Config] is { } inVariable)
            return Load(inVariable, "$" + Variables.Config, environment);

        foreach (var path in UsualPlaces(environment))
        {
            if (TryReadText(path) is { } text)
                return Read(path, text, namedBy: null, environment);
        }

        return new SettingsFile(null, DefaultSettings.Value);
    }

    /// <summary>Where a file is looked for that nothing names, in this order.</summary>
    public static IEnumerable<string> UsualPlaces(HostEnvironment environment)
    {
        if (environment.XdgFolder(Variables.ConfigHome, ".config") is { } folder)
            yield return System.IO.Path.Join(folder, "nightly-dispatch", "config.json");
        yield return "/etc/nightly-dispatch/config.json";
    }

    private static SettingsFile Load(string path, string namedBy, HostEnvironment environment)
    {
        var text = TryReadText(path) ?? throw new SettingsException($"{path}: does not exist, but is named by {namedBy}");
        return Read(path, text, namedBy, environment);
    }

    private static SettingsFile Read(string path, ReadOnlyMemory<byte> text, string? namedBy, HostEnvironment environment) =>
        new(path, SettingsReader.Read(path, text, environment)) { Text = text, NamedBy = namedBy };

    /// <summary>Null only where nothing is there: what cannot be read must not pass for the defaults.</summary>
    private static ReadOnlyMemory<byte>? TryReadText(string path)
    {
        try
        {
            if (Directory.Exists(path))
                throw new SettingsException($"{path}: is a folder, not a settings file");
            using var file = File.OpenRead(path);
            var bytes = new byte[MaxBytes + 1];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length <= MaxBytes
                ? WithoutByteOrderMark(bytes.AsMemory(0, length))
                : throw new SettingsException($"{path}: is larger than 1 MiB, which no settings file is");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new FileInfo(path).LinkTarget is { } target
                ? throw new SettingsException($"{path}: is a link to {target}, which does not exist")
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingsException($"{path}: cannot be read: {exception.Message}");
        }
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
}
