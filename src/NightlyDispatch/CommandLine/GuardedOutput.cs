using System.Text;

namespace NightlyDispatch.CommandLine;

/// <summary>The standard output; where it cannot be written, for example to a full disk, that is said and is no defect.</summary>
internal sealed class GuardedOutput(TextWriter inner) : TextWriter
{
    /// <summary>Of this process, as long as it lives.</summary>
    public static GuardedOutput OfConsole { get; } = new(Console.Out);

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Guard(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Guard(() => inner.Write(buffer, index, count));

    public override void Write(string? value) => Guard(() => inner.Write(value));

    public override void WriteLine(string? value) => Guard(() => inner.WriteLine(value));

    public override void Flush() => Guard(inner.Flush);

    private static void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (IOException exception)
        {
            throw new OutputException($"the standard output cannot be written: {exception.Message.TrimEnd('.')}.");
        }
    }
}

/// <summary>What a command has to say cannot be written; what it did is done.</summary>
internal sealed class OutputException(string message) : Exception(message);
