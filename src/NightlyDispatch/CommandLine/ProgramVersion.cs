using System.Reflection;

namespace NightlyDispatch.CommandLine;

/// <summary>Version and commit, as the build stamped them.</summary>
internal static class ProgramVersion
{
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
