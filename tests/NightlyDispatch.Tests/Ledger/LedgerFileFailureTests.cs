using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Ledger;

public sealed class LedgerFileFailureTests : IDisposable
{
    private readonly StateFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Some.Night);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_in_its_place_is_named()
    {
        Directory.CreateDirectory(_folder.Ledger);

        var open = () => LedgerFile.Open(_folder.Ledger, _time);
        var peek = () => LedgerFile.Peek(_folder.Ledger);

        open.Should().Throw<StateException>().WithMessage($"{_folder.Ledger}: the ledger cannot be opened: it is a folder. Move that away.");
        peek.Should().Throw<StateException>().WithMessage($"{_folder.Ledger}: the ledger cannot be read: it is a folder. Move that away.");
    }

    [Fact]
    public void A_place_in_which_no_file_can_be_made_is_named()
    {
        File.WriteAllText(Path.Join(_folder.Path, "file"), "");
        var path = Path.Join(_folder.Path, "file", "ledger.jsonl");

        var open = () => LedgerFile.Open(path, _time);
        var openAbsent = () => LedgerFile.Open(Path.Join(_folder.Path, "absent", "ledger.jsonl"), _time);

        open.Should().Throw<StateException>().WithMessage($"{path}: the ledger cannot be opened: *; nothing is claimed or started.");
        openAbsent.Should().Throw<StateException>().WithMessage("*/absent/ledger.jsonl: the ledger cannot be opened: *");
    }

    [Fact]
    public void On_a_full_disk_the_state_stays_as_it_was()
    {
        File.CreateSymbolicLink(_folder.Ledger, "/dev/full");
        using var ledger = LedgerFile.Open(_folder.Ledger, _time);

        var append = () => ledger.Append(new ClaimIntended("bd-a", "text"));

        append.Should().Throw<StateException>().WithMessage($"{_folder.Ledger}: the ledger cannot be written: *No space left on device*");
        ledger.State.Should().BeSameAs(LedgerState.Empty);
    }

    [Fact(Timeout = 30_000)]
    public async Task What_was_half_written_is_cut_off_again()
    {
        // The largest file that the child may write ends within its line; the runtime's code pages would need a bigger one.
        const int Limit = 2 * 512;
        const string Script = "trap '' XFSZ; ulimit -f 2; DOTNET_EnableWriteXorExecute=0 exec \"$0\" retry bd-a --config \"$1\"";
        var config = Path.Join(_folder.Path, "config.json");
        await File.WriteAllTextAsync(config, $$"""{ "state": "{{_folder.Path}}" }""");
        var title = new string('x', Limit - 50 - WriteFailure(title: "").Length);
        var whole = WriteFailure(title);

        using var child = Process.Start(new ProcessStartInfo("sh", ["-c", Script, Path.Join(AppContext.BaseDirectory, "nightly-dispatch"), config])
        {
            RedirectStandardError = true,
        })!;
        var error = await child.StandardError.ReadToEndAsync();
        await child.WaitForExitAsync();

        error.Should().StartWith($"nightly-dispatch: {_folder.Ledger}: the ledger cannot be written: ");
        child.ExitCode.Should().Be((int)ExitCode.StateUnusable);
        (await File.ReadAllTextAsync(_folder.Ledger)).Should().Be(whole).And.HaveLength(Limit - 50);
    }

    private string WriteFailure(string title)
    {
        File.Delete(_folder.Ledger);
        using (var ledger = LedgerFile.Open(_folder.Ledger, _time))
            ledger.Append(new BugEnded("bd-a", title, 0, BugClass.Skipped, "flawed", CountsToQuarantine: true));
        return File.ReadAllText(_folder.Ledger);
    }
}
