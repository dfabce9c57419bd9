using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Ledger;

public sealed class PauseFileTests : IDisposable
{
    private static readonly Pause Pause = new(Some.Night, Some.Night.AddHours(24), "naïve reason with \"quotes\"\nand lines");

    private readonly StateFolder _folder = new();

    private PauseFile File => new(StateFiles.Pause(_folder.Path));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Where_there_is_no_file_nor_even_a_folder_there_is_no_pause()
    {
        File.Read().Should().BeNull();
        new PauseFile(Path.Join(_folder.Path, "no", "folder", "pause.json")).Read().Should().BeNull();
    }

    [Fact]
    public void Reads_what_was_written_and_only_the_owner_may()
    {
        File.Write(Pause with { Reason = "an older one" });
        File.Write(Pause);

        File.Read().Should().Be(Pause);
        System.IO.File.GetUnixFileMode(File.Path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(_folder.Path).Should().Equal(File.Path);
    }

    [Fact]
    public void Removed_it_is_gone_and_may_be_removed_again()
    {
        File.Write(Pause);
        File.Remove();
        File.Remove();

        File.Read().Should().BeNull();
        new PauseFile(Path.Join(_folder.Path, "no", "folder", "pause.json")).Remove();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"since\":\"2026-11-22T06:00:00Z\"")]
    [InlineData("{\"since\":\"2026-11-22T06:00:00Z\",\"until\":\"2026-11-23T06:00:00Z\",\"reason\":null}")]
    [InlineData("[1]")]
    public void What_is_no_pause_is_an_error_that_says_how_to_go_on(string text)
    {
        System.IO.File.WriteAllText(File.Path, text);

        File.Invoking(file => file.Read()).Should().Throw<StateException>().WithMessage($"{File.Path}: the pause cannot be read: *resume*");
    }

    [Fact]
    public void A_folder_in_its_place_is_an_error_and_nothing_is_left_beside_it()
    {
        Directory.CreateDirectory(File.Path);

        File.Invoking(file => file.Read()).Should().Throw<StateException>();
        File.Invoking(file => file.Write(Pause)).Should().Throw<StateException>();
        File.Invoking(file => file.Remove()).Should().Throw<StateException>();
        Directory.GetFileSystemEntries(_folder.Path).Should().Equal(File.Path);
    }
}
