using System.Reflection;

namespace NightlyDispatch.Reporting;

/// <summary>Texts that are part of the program, and are kept in files of their own.</summary>
internal static class EmbeddedText
{
    /// <param name="name">The path of the file in the project, with dots instead of slashes.</param>
    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{nameof(NightlyDispatch)}.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
