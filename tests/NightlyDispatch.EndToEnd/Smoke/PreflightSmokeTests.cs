using Xunit.Abstractions;

namespace NightlyDispatch.EndToEnd.Smoke;

/// <summary>Asks the real runner for its providers.</summary>
[Collection(SmokeRun.Collection)]
public sealed class PreflightSmokeTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Models()
    {
        var models = new TheoryData<string, string>();
        foreach (var provider in RealRunner.Policy.Chain)
        {
            foreach (var model in provider.Models)
                models.Add(provider.Name, model.Name);
        }

        return models;
    }

    [SmokeTheory(Timeout = 120_000)]
    [MemberData(nameof(Models))]
    public async Task Finds_a_model_of_the_default_policy_available_or_knows_why_not(string provider, string model)
    {
        await using var runner = new RealRunner(output);
        var asked = RealRunner.Policy.Chain.Single(link => link.Name == provider);

        var preflight = await runner.Client.PreflightAsync(asked, asked.Models.Single(its => its.Name == model), CancellationToken.None);

        output.WriteLine(preflight.ToString());
        runner.Calls.LastExitCode.Should().BeOneOf(0, 1);
        preflight.IsRunnersFault.Should().BeFalse();
        if (preflight.Error is { } reason)
            Reason.ShouldBeOfTheRunner(reason);
    }

    [SmokeFact(Timeout = 120_000)]
    public async Task Blames_the_runner_and_no_provider_where_the_beads_folder_is_not_set_up()
    {
        await using var runner = new RealRunner(output);
        var asked = RealRunner.Policy.Chain[0];
        File.Delete(runner.Folder.BeadsMetadata);

        var preflight = await runner.Client.PreflightAsync(asked, asked.Models[0], CancellationToken.None);

        output.WriteLine(preflight.ToString());
        runner.Calls.LastExitCode.Should().Be(24);
        preflight.IsRunnersFault.Should().BeTrue();
        preflight.Error.Should().StartWith("beads runtime gate failed");
    }
}
