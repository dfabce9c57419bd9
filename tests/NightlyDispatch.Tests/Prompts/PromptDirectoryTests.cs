using NightlyDispatch.Prompts;

namespace NightlyDispatch.Tests.Prompts;

public sealed class PromptDirectoryTests : IDisposable
{
    private const UnixFileMode Everybody =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly string _directory = Directory.CreateTempSubdirectory("prompts-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Accepts_a_private_directory_and_leaves_nothing_in_it()
    {
        PromptDirectory.ProblemWith(_directory).Should().BeNull();

        Directory.EnumerateFileSystemEntries(_directory).Should().BeEmpty();
    }

    [Fact]
    public void Accepts_one_that_everybody_may_write_only_with_the_sticky_bit()
    {
        File.SetUnixFileMode(_directory, Everybody);
        var open = PromptDirectory.ProblemWith(_directory);
        File.SetUnixFileMode(_directory, Everybody | UnixFileMode.StickyBit);
        var sticky = PromptDirectory.ProblemWith(_directory);

        open.Should().Be($"prompt.directory: {_directory} lets other users replace files (no sticky bit)");
        sticky.Should().BeNull();
    }

    [Fact]
    public void Refuses_a_relative_path() =>
        PromptDirectory.ProblemWith("tmp").Should().Be("prompt.directory: 'tmp' is not absolute");

    [Fact]
    public void Refuses_what_is_missing_or_a_file()
    {
        var path = Path.Join(_directory, "there");
        var missing = PromptDirectory.ProblemWith(path);
        File.WriteAllText(path, "");
        var file = PromptDirectory.ProblemWith(path);

        missing.Should().Be($"prompt.directory: {path} is not a directory");
        file.Should().Be(missing);
    }

    [Fact]
    public void Refuses_what_this_user_cannot_write()
    {
        File.SetUnixFileMode(_directory, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var problem = PromptDirectory.ProblemWith(_directory);

        // No mode keeps root from writing.
        problem.Should().Be(
            Environment.IsPrivilegedProcess ? null : $"prompt.directory: {_directory} cannot be written: Permission denied");
    }
}
