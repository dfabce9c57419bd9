using System.Diagnostics;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Ledger;

public sealed class PassLockTests : IDisposable
{
    private readonly StateFolder _folder = new();

    private string Path => StateFiles.Lock(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_holds_it_at_a_time()
    {
        using var first = PassLock.TryTake(Path);

        first.Should().NotBeNull();
        PassLock.TryTake(Path).Should().BeNull();
    }

    [Fact]
    public void It_is_free_again_afterwards_and_its_file_stays()
    {
        PassLock.TryTake(Path)!.Dispose();

        File.Exists(Path).Should().BeTrue();
        using var second = PassLock.TryTake(Path);
        second.Should().NotBeNull();
    }

    [Fact]
    public void Its_file_is_nobody_elses_business()
    {
        PassLock.TryTake(Path)!.Dispose();

        File.GetUnixFileMode(Path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact(Timeout = 30_000)]
    public async Task Another_process_that_holds_it_is_respected_until_it_is_gone()
    {
        using var other = Process.Start(new ProcessStartInfo("flock", [Path, "sh", "-c", "echo held; exec cat"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        (await other.StandardOutput.ReadLineAsync()).Should().Be("held");

        PassLock.TryTake(Path).Should().BeNull();

        other.Kill(entireProcessTree: true);
        await other.WaitForExitAsync();
        await other.StandardOutput.ReadToEndAsync();
        using var taken = PassLock.TryTake(Path);
        taken.Should().NotBeNull();
    }

    [Fact]
    public void A_place_in_which_it_cannot_lie_is_named()
    {
        Directory.CreateDirectory(Path);

        var take = () => PassLock.TryTake(Path);

        take.Should().Throw<StateException>().WithMessage($"{Path}: the lock cannot be taken: *");
    }
}
