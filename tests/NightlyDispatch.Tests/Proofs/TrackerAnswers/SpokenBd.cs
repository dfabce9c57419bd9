using NightlyDispatch.Beads;
using NightlyDispatch.Tests.Beads;

namespace NightlyDispatch.Tests.Proofs.TrackerAnswers;

/// <summary>A real child in the place of bd, which answers each verb as a test wants, and the real client over it.</summary>
internal sealed class SpokenBd : IDisposable
{
    private const string Script = """
        [ -e "$1.err" ] && cat "$1.err" >&2
        [ -e "$1.out" ] && cat "$1.out"
        [ -e "$1.code" ] && exit "$(cat "$1.code")"
        exit 0

        """;

    private readonly FakeBd _bd = new(Script);

    public SpokenBd()
    {
        this["version"] = Sound.Version;
        this["list"] = Sound.Nothing;
        this["ready"] = Sound.OneBug;
        this["status"] = Sound.Count;
        this["show"] = Sound.Holding;
        Refuse("update", 1, "Error claiming bd-1: issue already claimed by Dana Moor\n");
    }

    /// <summary>New for every pass, as in a program that ends.</summary>
    public IBeads Client => _bd.Client();

    public IReadOnlyList<string> Verbs => [.. _bd.Calls.Select(call => call.Split('|')[0])];

    public IEnumerable<string> Warnings => _bd.Log.Lines.Where(line => line.StartsWith("Warning: ", StringComparison.Ordinal));

    /// <summary>What a verb prints, before it exits 0.</summary>
    public byte[] this[string verb]
    {
        set
        {
            File.WriteAllBytes(_bd[$"{verb}.out"], value);
            File.Delete(_bd[$"{verb}.err"]);
            File.Delete(_bd[$"{verb}.code"]);
        }
    }

    public void Refuse(string verb, int exitCode, string error, byte[]? output = null)
    {
        this[verb] = output ?? [];
        File.WriteAllText(_bd[$"{verb}.err"], error);
        File.WriteAllText(_bd[$"{verb}.code"], $"{exitCode}");
    }

    public void Dispose() => _bd.Dispose();
}
