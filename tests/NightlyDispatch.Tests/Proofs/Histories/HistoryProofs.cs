using System.Text;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using NightlyDispatch.Ledger;
using NightlyDispatch.Tests.Ledger;
using Xunit.Abstractions;

namespace NightlyDispatch.Tests.Proofs.Histories;

/// <summary>Whatever was written, and however often the writer was killed: what is read back is what a naive model says.</summary>
public sealed class HistoryProofs(ITestOutputHelper output)
{
    /// <summary>As much of an act as a failure shows.</summary>
    private const int LongestAct = 400;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(30);
    private static readonly ProofSize Size = new(25, 500, "histories");

    private int _lines;
    private int _kills;

    [Fact]
    public void A_ledger_says_what_a_replay_of_its_whole_history_says()
    {
        Acts.History.Sample(Prove, iter: Size.Count, threads: 1, print: Printed);

        _lines.Should().BeGreaterThan(Size.Count);
        var figures = $"{_lines} lines, {_kills} kills; the model agrees before and after each kill and at the end";
        new ProofReport(output).Add("random histories of the ledger", Size, figures);
    }

    private static string Printed(Act[] history) =>
        string.Join('\n', history.Select(act => $"{act}").Select(act => act.Length <= LongestAct ? act : $"{act[..LongestAct]}…"));

    private void Prove(Act[] history)
    {
        using var folder = new StateFolder();
        var time = new FakeTimeProvider(Ledger.Some.Night);
        var ledger = LedgerFile.Open(folder.Ledger, time);
        var passes = 0;
        try
        {
            foreach (var act in history)
            {
                switch (act)
                {
                    case Act.Write { Lines: var lines }:
                        foreach (var line in lines)
                            Append(ledger, line);
                        break;
                    case Act.Begin { Machine: var machine }:
                        ledger.Pass = $"p{++passes}";
                        int? session = passes % 2 == 0 ? null : passes;
                        Append(ledger, new PassStarted(machine, "build-1", $"actor-{passes}", 100, session, "0.1.0"));
                        break;
                    case Act.End { ExitCode: var exitCode }:
                        ledger.End(exitCode, time.GetUtcNow(), Window);
                        _lines++;
                        break;
                    case Act.Wait { Length: var length }:
                        time.AdjustTime(time.GetUtcNow() + length);
                        break;
                    case Act.Kill { Torn: var torn }:
                        Compare(folder, ledger);
                        ledger.Dispose();
                        Tear(folder, torn);
                        ledger = LedgerFile.Open(folder.Ledger, time);
                        Compare(folder, ledger);
                        _kills++;
                        break;
                }
            }

            Compare(folder, ledger);
        }
        finally
        {
            ledger.Dispose();
        }
    }

    private void Append(LedgerFile ledger, LedgerEvent line)
    {
        ledger.Append(line);
        _lines++;
    }

    private static void Compare(StateFolder folder, LedgerFile ledger)
    {
        var model = string.Join('\n', Model.Replay(Read(folder), Window).Describe());
        string.Join('\n', Described.Of(ledger.State)).Should().Be(model, "that is what the lines say");
        string.Join('\n', Described.Of(LedgerFile.Peek(folder.Ledger))).Should().Be(model, "the file holds what is in memory");
    }

    private static void Tear(StateFolder folder, int torn)
    {
        var ended = new BugEnded("bd-a", "Crash", 1, BugClass.Failed, "torn", CountsToQuarantine: true);
        var line = LedgerJson.ToLine(ended with { V = LedgerEvent.Format });
        using var file = new FileStream(folder.Ledger, FileMode.Append);
        file.Write(line.AsSpan(0, (line.Length - 1) * torn / 1_000));
    }

    private static string Read(StateFolder folder)
    {
        using var file = new FileStream(folder.Ledger, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
