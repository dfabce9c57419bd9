using System.Text.Json;

namespace NightlyDispatch.Rehearsal;

/// <summary>A message that the stand-in webhook was sent.</summary>
/// <param name="Text">Of the JSON body; empty where there is none.</param>
/// <param name="Status">What the sender was answered; null: nothing.</param>
internal sealed record SlackPost(DateTimeOffset At, string Text, string Body, int? Status)
{
    public static SlackPost Received(DateTimeOffset at, string body, SlackReply reply) => new(at, TextOf(body), body, reply.Status);

    private static string TextOf(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("text", out var text)
                ? text.ToString()
                : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
