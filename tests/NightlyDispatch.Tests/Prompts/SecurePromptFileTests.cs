using System.Text.RegularExpressions;
using NightlyDispatch.Backlog;
using NightlyDispatch.Prompts;

namespace NightlyDispatch.Tests.Prompts;

public sealed class SecurePromptFileTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("prompts-").FullName;
    private readonly CollectingSink _log = new();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Names_the_file_after_the_bug_before_it_exists()
    {
        var path = SecurePromptFile.PathFor(_directory, Id("bd-a3f8.1"));

        path.Should().MatchRegex($"^{Regex.Escape(_directory)}/ndisp_bd-a3f8_1_[0-9a-f]{{16}}\\.prompt$");
        File.Exists(path).Should().BeFalse();
    }

    [Fact]
    public void Keeps_at_most_fifty_characters_of_the_id()
    {
        var path = SecurePromptFile.PathFor(_directory, Id("bd-" + new string('x', 90)));

        Path.GetFileName(path).Should().HaveLength("ndisp_".Length + 50 + "_".Length + 16 + ".prompt".Length);
    }

    [Fact]
    public void Gives_every_prompt_a_name_of_its_own()
    {
        var paths = Enumerable.Range(0, 100).Select(_ => SecurePromptFile.PathFor(_directory, Id("bd-1")));

        paths.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Writes_a_file_that_only_its_owner_may_read()
    {
        var path = SecurePromptFile.PathFor(_directory, Id("bd-1"));

        SecurePromptFile.Write(path, "Repariere die Tür ☃\n");

        File.ReadAllBytes(path).Should().Equal("Repariere die Tür ☃\n"u8.ToArray());
        File.GetUnixFileMode(path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Leaves_a_file_alone_that_is_there_already()
    {
        var path = SecurePromptFile.PathFor(_directory, Id("bd-1"));
        File.WriteAllText(path, "somebody else's");

        var write = () => SecurePromptFile.Write(path, "ours");

        write.Should().Throw<IOException>();
        File.ReadAllText(path).Should().Be("somebody else's");
    }

    [Fact]
    public void Does_not_write_through_a_link_that_was_planted()
    {
        var path = SecurePromptFile.PathFor(_directory, Id("bd-1"));
        var target = Path.Join(_directory, "target");
        File.CreateSymbolicLink(path, target);

        var write = () => SecurePromptFile.Write(path, "ours");

        write.Should().Throw<IOException>();
        File.Exists(target).Should().BeFalse();
    }

    [Fact]
    public void Leaves_no_file_when_the_disk_is_full_halfway()
    {
        var path = SecurePromptFile.PathFor(_directory, Id("bd-1"));

        var write = () => SecurePromptFile.Create(path, stream =>
        {
            stream.Write("half of"u8);
            throw new IOException("No space left on device");
        });

        write.Should().Throw<IOException>().WithMessage("No space left on device");
        Directory.EnumerateFiles(_directory).Should().BeEmpty();
    }

    [Fact]
    public void Reports_a_directory_that_is_gone_as_an_input_output_error()
    {
        var path = SecurePromptFile.PathFor(Path.Join(_directory, "gone"), Id("bd-1"));

        var write = () => SecurePromptFile.Write(path, "ours");

        write.Should().Throw<IOException>();
    }

    [Fact]
    public void Removes_its_file_and_says_nothing()
    {
        var path = SecurePromptFile.PathFor(_directory, Id("bd-1"));
        SecurePromptFile.Write(path, "text");

        SecurePromptFile.Remove(path, _log.ToLogger());

        File.Exists(path).Should().BeFalse();
        _log.Lines.Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("gone")]
    public void Takes_a_file_or_directory_that_is_gone_for_removed(string subdirectory)
    {
        var path = SecurePromptFile.PathFor(Path.Join(_directory, subdirectory), Id("bd-1"));

        SecurePromptFile.Remove(path, _log.ToLogger());

        _log.Lines.Should().BeEmpty();
    }

    [Fact]
    public void Warns_of_a_file_that_cannot_be_removed()
    {
        var path = SecurePromptFile.PathFor(_directory, Id("bd-1"));
        Directory.CreateDirectory(path);

        SecurePromptFile.Remove(path, _log.ToLogger());

        _log.Lines.Should().ContainSingle().Which.Should().StartWith($"Warning: The prompt file \"{path}\" cannot be removed: ");
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("ndisp_bd-1_0123456789abcdef.prompt.bak")]
    [InlineData("ndisp_bd-1_0123.prompt")]
    public void Never_removes_what_does_not_bear_the_name_of_a_prompt_file(string name)
    {
        var path = Path.Join(_directory, name);
        File.WriteAllText(path, "");

        SecurePromptFile.Remove(path, _log.ToLogger());

        File.Exists(path).Should().BeTrue();
        _log.Lines.Should().ContainSingle().Which.Should().StartWith("Warning: ");
    }

    private static BugId Id(string text) => BugId.TryParse(text, out var id) ? id : throw new ArgumentException(text);
}
