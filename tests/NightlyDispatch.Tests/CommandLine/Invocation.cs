using System.CommandLine;
using NightlyDispatch.CommandLine;

namespace NightlyDispatch.Tests.CommandLine;

/// <summary>What a command said, line ends trimmed, and how it ended.</summary>
internal sealed record Invocation(int ExitCode, string Output, string Error)
{
    public static async Task<Invocation> Of(params string[] arguments)
    {
        using var termination = Termination.Listen();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLineRoot.InvokeAsync(arguments, new Screen(output, error), termination);
        return new Invocation(exitCode, Trimmed(output), Trimmed(error));
    }

    public static string Screen(Action<TextWriter> write)
    {
        using var output = new StringWriter();
        write(output);
        return Trimmed(output);
    }

    /// <summary>Here the executable is the test host.</summary>
    private static string Trimmed(StringWriter text) =>
        string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd()))
            .TrimEnd('\n')
            .Replace($"  {RootCommand.ExecutableName} ", "  nightly-dispatch ", StringComparison.Ordinal);
}
