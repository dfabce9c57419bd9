using System.Security.Cryptography;
using NightlyDispatch.Processes;
using NightlyDispatch.Tests;
using Xunit.Abstractions;

namespace NightlyDispatch.EndToEnd.Proofs;

public sealed class ReproducibleBuildTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(15);

    private readonly string _root = Directory.CreateTempSubdirectory("nightly-dispatch-test-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [ProofFact(Timeout = Proof.Bound)]
    public async Task Two_builds_of_one_commit_in_different_folders_are_the_same_binary()
    {
        var (one, other) = (await PublishAsync("here"), await PublishAsync("somewhere/else"));

        Convert.ToHexStringLower(SHA256.HashData(other)).Should().Be(Convert.ToHexStringLower(SHA256.HashData(one)));
        new ProofReport(output).Write($"reproducible build: 2 of 2 folders give the same {one.Length} bytes");
    }

    private async Task<byte[]> PublishAsync(string name)
    {
        var folder = Path.Join(_root, name);
        await CallAsync("/", "git", "clone", "--quiet", Repository.Root, folder);
        await CallAsync(folder, "dotnet", "publish", "src/NightlyDispatch", "-c", "Release", "-o", Path.Join(folder, "out"), "-nodeReuse:false");
        return await File.ReadAllBytesAsync(Path.Join(folder, "out", "nightly-dispatch"));
    }

    private static async Task CallAsync(string folder, string program, params IReadOnlyList<string> arguments)
    {
        var ended = await new ChildProcess(TimeProvider.System).RunAsync(
            new ChildCommand(new Tool(program), arguments, folder, new Dictionary<string, string?>(), Deadline), CancellationToken.None);
        ended.ExitCode.Should().Be(0, "{0} {1}: {2}{3}", program, arguments[0], ended.Output, ended.Error);
    }
}
