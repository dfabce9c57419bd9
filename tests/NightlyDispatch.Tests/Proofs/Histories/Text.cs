using System.Globalization;

namespace NightlyDispatch.Tests.Proofs.Histories;

/// <summary>How a time stands in the lines by which a state and its model are compared.</summary>
internal static class Text
{
    public static string Of(DateTimeOffset? time) => time?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) ?? "none";
}
