using System.Globalization;

namespace NightlyDispatch.Providers;

/// <summary>A time in which a provider is not asked, because it said itself that asking is useless.</summary>
/// <param name="Until">Exclusive.</param>
internal sealed record Cooldown(DateTimeOffset From, DateTimeOffset Until, string Reason)
{
    public string Explanation =>
        string.Create(CultureInfo.InvariantCulture, $"cooling down until {Until.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}, because {Reason}");

    /// <summary>One that begins in the future was written by a clock that ran wrong, and is void.</summary>
    public bool Holds(DateTimeOffset now) => From <= now && now < Until;
}
