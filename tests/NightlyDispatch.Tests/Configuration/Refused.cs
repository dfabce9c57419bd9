using System.Text;
using NightlyDispatch.Configuration;

namespace NightlyDispatch.Tests.Configuration;

/// <summary>Reads settings of one line in which a ▸ stands before the place that the complaint must name.</summary>
internal static class Refused
{
    public static string ComplaintAbout(string markedText)
    {
        var text = Encoding.UTF8.GetBytes(markedText.Replace("▸", "", StringComparison.Ordinal));
        var read = () => SettingsReader.Read("s.json", text, SomeHost.With());

        var place = $"s.json:1:{markedText.IndexOf('▸', StringComparison.Ordinal) + 1}: ";
        var message = read.Should().Throw<SettingsException>().Which.Message;
        message.Should().StartWith(place);
        return message[place.Length..];
    }
}
