using System.Text;
using System.Text.RegularExpressions;
using NightlyDispatch.Backlog;
using Serilog;

namespace NightlyDispatch.Prompts;

/// <summary>The file through which an agent is told its task: only this user may read it, and it lives as long as its job.</summary>
internal static partial class SecurePromptFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int MaxIdLength = 50;

    /// <summary>Of a GUID: 60 bits of them are random.</summary>
    private const int RandomDigits = 16;

    /// <summary>A new path for a bug's prompt; it is announced in the ledger before the file is made.</summary>
    public static string PathFor(string directory, BugId id)
    {
        var sanitised = string.Concat(id.Value.Take(MaxIdLength).Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_'));
        return Path.Join(directory, $"ndisp_{sanitised}_{Guid.NewGuid().ToString("N")[..RandomDigits]}.prompt");
    }

    /// <exception cref="IOException">The path is taken (by a dangling link, too), or the text was not written; then no file is left.</exception>
    public static void Write(string path, string text) =>
        Create(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    public static void Create(string path, Action<Stream> write)
    {
        // CreateNew is O_EXCL: what somebody else has put there is neither followed nor touched.
        using var stream = Open(path);
        var isWritten = false;
        try
        {
            write(stream);
            stream.Flush(flushToDisk: true);
            isWritten = true;
        }
        finally
        {
            if (!isWritten)
                File.Delete(path);
        }
    }

    /// <summary>A file that is gone is no error; whatever else keeps it from being removed is a warning.</summary>
    public static void Remove(string path, ILogger log)
    {
        if (!OwnName().IsMatch(Path.GetFileName(path)))
        {
            log.Warning("{Path} is not the name of a prompt file: it is left alone", path);
            return;
        }

        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // Gone with its directory.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.Warning("The prompt file {Path} cannot be removed: {Reason}", path, exception.Message);
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(
                path,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    UnixCreateMode = OwnerOnly,
                    BufferSize = 0,
                });
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    [GeneratedRegex(@"^ndisp_[A-Za-z0-9_-]{1,50}_[0-9a-f]{16}\.prompt\z", RegexOptions.CultureInvariant)]
    private static partial Regex OwnName();
}
