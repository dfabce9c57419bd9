using NightlyDispatch.Ledger;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.Ledger;

public sealed class LockHolderTests : IDisposable
{
    private static readonly string[] Locks =
    [
        "1: POSIX  ADVISORY  WRITE 11 fe:01:4711 0 EOF",
        "2: FLOCK  ADVISORY  READ 12 fe:01:14711 0 EOF",
        "3: FLOCK  ADVISORY  WRITE 13 fe:01:4711 0 EOF",
        "3: -> FLOCK  ADVISORY  WRITE 14 fe:01:4711 0 EOF",
    ];

    private readonly StateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Where_there_is_no_file_nobody_holds_it() =>
        LockHolder.Of(StateFiles.Lock(_folder.Path)).Should().Be(new LockHolder(IsHeld: false, null));

    [Fact]
    public void A_pass_that_holds_the_lock_is_seen_and_not_disturbed()
    {
        var path = StateFiles.Lock(_folder.Path);
        using (var held = PassLock.TryTake(path))
        {
            LockHolder.Of(path).Should().BeOneOf(
                new LockHolder(IsHeld: true, Environment.ProcessId),
                new LockHolder(IsHeld: null, null));
        }

        using var next = PassLock.TryTake(path);
        next.Should().NotBeNull();
    }

    [Theory]
    [InlineData(4711, true, 13)]
    [InlineData(14711, true, 12)]
    [InlineData(711, false, null)]
    public void The_holder_is_who_has_an_flock_on_this_very_file(ulong inode, bool isHeld, int? id) =>
        LockHolder.Find(Locks, inode).Should().Be(new LockHolder(isHeld, id));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    public void A_holder_in_another_container_has_no_number_here(string id) =>
        LockHolder.Find([$"1: FLOCK  ADVISORY  WRITE {id} fe:01:4711 0 EOF"], 4711).Should().Be(new LockHolder(IsHeld: true, null));

    [Fact]
    public void Two_files_have_two_inodes()
    {
        var (one, other) = (Path.Join(_folder.Path, "one"), Path.Join(_folder.Path, "other"));
        File.WriteAllText(one, "");
        File.WriteAllText(other, "");

        FileStatus.Of(one)!.Inode.Should().NotBe(FileStatus.Of(other)!.Inode);
        FileStatus.Of(Path.Join(_folder.Path, "none")).Should().BeNull();
    }
}
