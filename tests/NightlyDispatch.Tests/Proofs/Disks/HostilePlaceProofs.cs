using NightlyDispatch.Ledger;
using NightlyDispatch.Tests.Dispatching;
using Xunit.Abstractions;

namespace NightlyDispatch.Tests.Proofs.Disks;

/// <summary>Places where no ledger can be kept: nothing is claimed or started there.</summary>
public sealed class HostilePlaceProofs(ITestOutputHelper output)
{
    /// <summary>What lies where the ledger should, by the error that the system gives for it.</summary>
    private static readonly Dictionary<string, string> Places = new()
    {
        ["a full disk (ENOSPC)"] = "/dev/full",
        ["a folder (EISDIR)"] = "/tmp",
        ["a system that takes no files (EACCES, EPERM or EROFS)"] = "/sys/ledger.jsonl",
        ["a system that makes no files (ENOENT)"] = "/proc/ledger.jsonl",
        ["a file in the place of a folder (ENOTDIR)"] = "/dev/null/ledger.jsonl",
        ["a link to itself (ELOOP)"] = "ledger.jsonl",
        ["a name that is too long (ENAMETOOLONG)"] = $"/tmp/{new string('x', 300)}",
    };

    [Fact(Timeout = 60_000)]
    public async Task Nothing_is_asked_or_done_where_no_ledger_can_be_kept()
    {
        foreach (var (name, place) in Places)
        {
            using var night = new Night();
            night.Tracker.Add("bd-1");
            File.CreateSymbolicLink(night.LedgerPath, place);

            await night.Awaiting(n => n.PassAsync()).Should().ThrowAsync<StateException>(name)
                .WithMessage($"{night.LedgerPath}: the ledger *", name);

            night.Calls.Should().BeEmpty(name);
            night.Tracker["bd-1"].Status.Should().Be("open", name);
            night.Prompts.Should().BeEmpty(name);
        }

        var size = new ProofSize(Places.Count, Places.Count, "places");
        new ProofReport(output).Add("hostile places for the ledger", size, "nothing was asked, claimed or started");
    }

    [Fact(Timeout = 60_000)]
    public async Task Nothing_is_done_while_nobody_can_tell_whether_there_is_a_pause()
    {
        foreach (var pause in (string[])["", "{", "null", "{\"since\":\"2026-08-22T00:00:00Z\"}", "\0\0\0\0"])
        {
            using var night = new Night();
            night.Tracker.Add("bd-1");
            Directory.CreateDirectory(Path.GetDirectoryName(night.PausePath)!);
            await File.WriteAllTextAsync(night.PausePath, pause);

            await night.Awaiting(n => n.PassAsync()).Should().ThrowAsync<StateException>()
                .WithMessage($"{night.PausePath}: the pause cannot be read: *");

            night.Calls.Should().BeEmpty();
        }
    }
}
