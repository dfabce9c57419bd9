using System.Text;
using NightlyDispatch.Ledger;
using NightlyDispatch.Tests.Dispatching;
using Xunit.Abstractions;

namespace NightlyDispatch.Tests.Proofs.Disks;

/// <summary>Every line of a ledger spoilt in every way: where it matters nothing is done, and the file stays as it is.</summary>
public sealed class SpoiltLedgerProofs(ITestOutputHelper output)
{
    private const int PassesBefore = 2;
    private const int Small = 36;

    /// <summary>Lines before the newest end of a pass, which nobody looks at.</summary>
    private const int LinesBefore = 4;

    /// <summary>Each makes something of a whole line, its end included, that no line of a ledger is.</summary>
    private static readonly Dictionary<string, Func<string, string>> Spoilers = new()
    {
        ["empty"] = _ => "\n",
        ["zeros"] = line => new string('\0', line.Length - 1) + "\n",
        ["half"] = line => line[..(line.Length / 2)] + "\n",
        ["another half"] = line => line[(line.Length / 2)..],
        ["two in one"] = line => line[..^1] + line,
        ["cut in two"] = line => line[..(line.Length / 2)] + "\n" + line[(line.Length / 2)..],
        ["a newer format"] = line => line.Replace("\"v\":1", "\"v\":2", StringComparison.Ordinal),
        ["a word of another program"] = _ => "Broken pipe\n",
        ["unquoted"] = line => line.Replace("\"", "", StringComparison.Ordinal),
        ["an event without its members"] = _ => "{\"event\":\"claimed\",\"v\":1}\n",
        ["an event that nobody knows"] = line => line.Replace("{\"event\":\"", "{\"event\":\"un", StringComparison.Ordinal),
        ["null"] = _ => "null\n",
    };

    private int _mattered;
    private int _harmless;

    [Fact(Timeout = 600_000)]
    public async Task A_line_that_matters_and_cannot_be_read_stops_everything()
    {
        using var origin = await BeginAsync();
        var lines = (await File.ReadAllTextAsync(origin.LedgerPath)).Split('\n')[..^1].Select(line => line + "\n").ToList();
        var newestEnd = lines.FindLastIndex(line => line.StartsWith("{\"event\":\"pass-ended\"", StringComparison.Ordinal));
        var newest = Enumerable.Range(newestEnd - LinesBefore, lines.Count - newestEnd + LinesBefore);
        var cases = (from spoiler in Spoilers from line in newest select (spoiler, line)).ToList();
        var size = new ProofSize(Small, cases.Count, "spoilt lines");
        foreach (var ((name, spoil), line) in cases.Where((_, index) => index % (cases.Count / size.Count) == 0).Take(size.Count))
            await SpoilAsync(lines, line, spoil, isOld: line < newestEnd, $"line {line} of {lines.Count} is {name}");

        Math.Min(_mattered, _harmless).Should().BePositive();
        var figures = $"{_mattered} stopped the pass before its first call, {_harmless} stood before the newest end of a pass";
        new ProofReport(output).Add("spoilt ledgers", size, figures);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(100_000)]
    public async Task A_tail_that_was_never_finished_is_cut_off(int zeros)
    {
        using var night = await BeginAsync();
        var whole = await File.ReadAllTextAsync(night.LedgerPath);
        await File.AppendAllTextAsync(night.LedgerPath, new string('\0', zeros));

        await night.NextPassAsync();

        (await File.ReadAllTextAsync(night.LedgerPath)).Should().StartWith(whole + "{\"event\":\"pass-started\"");
    }

    /// <summary>Whole passes, and one that was cut short.</summary>
    private static async Task<Night> BeginAsync()
    {
        var night = new Night();
        night.Tracker.Add("bd-1");
        for (var pass = 0; pass < PassesBefore; pass++)
            await night.NextPassAsync();
        night.Tracker.Add("bd-2");
        night.Cut([new ClaimIntended("bd-2", "text"), new Claimed("bd-2"), new ProviderCooled("gemini", night.Time.GetUtcNow(), "full")]);
        return night;
    }

    private async Task SpoilAsync(List<string> lines, int line, Func<string, string> spoil, bool isOld, string because)
    {
        using var night = await BeginAsync();
        var spoilt = string.Concat(lines.Select((text, index) => index == line ? spoil(text) : text));
        await File.WriteAllTextAsync(night.LedgerPath, spoilt, Encoding.UTF8);
        var before = night.Calls.Count;
        if (isOld)
        {
            await night.NextPassAsync();
            _harmless++;
            return;
        }

        await night.Awaiting(n => n.NextPassAsync()).Should().ThrowAsync<StateException>(because)
            .WithMessage($"{night.LedgerPath}:*: this line *", because);

        _mattered++;
        night.Calls.Should().HaveCount(before, because);
        (await File.ReadAllTextAsync(night.LedgerPath)).Should().Be(spoilt, because);
    }
}
