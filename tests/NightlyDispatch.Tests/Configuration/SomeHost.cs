using NightlyDispatch.Configuration;

namespace NightlyDispatch.Tests.Configuration;

/// <summary>Surroundings in which only what a test names is set.</summary>
internal static class SomeHost
{
    public static HostEnvironment With(params (string Name, string Value)[] variables) => WithHome("/home/somebody", variables);

    public static HostEnvironment WithHome(string? home, params (string Name, string Value)[] variables) =>
        new(variables.ToDictionary(variable => variable.Name, variable => variable.Value), home, "somebody", "somehost");
}
