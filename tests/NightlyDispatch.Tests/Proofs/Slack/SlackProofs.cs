#pragma warning disable CA5394 // Insecure randomness: chance that can be repeated is what is wanted here.

using NightlyDispatch.Alerts;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Tests.Alerts;
using Xunit.Abstractions;

namespace NightlyDispatch.Tests.Proofs.Slack;

/// <summary>Every way in which Slack takes or refuses a message, over whole passes, with the real webhook on real sockets.</summary>
public sealed class SlackProofs(ITestOutputHelper output)
{
    /// <summary>After the last of the moods Slack is well, for as long as held back messages may wait.</summary>
    private const int PassesToRecover = 3;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(30);
    private static readonly ProofSize Size = new(Mood.All.Count, 900, "sequences of 8 passes");

    private int _passes;
    private int _raised;
    private int _arrived;
    private int _lost;
    private int _undeliveredExits;

    [Fact(Timeout = 3_600_000)]
    public async Task Every_alert_arrives_once_or_its_loss_is_told_and_no_other_exit_code_is_hidden()
    {
        var healthy = await PlayAsync([], exitCodes: null);
        foreach (var moods in Sequences().Take(Size.Count))
            await PlayAsync(moods, healthy);

        (_arrived + _lost).Should().Be(_raised);
        var figures = $"{_passes} passes, {_raised} alerts: {_arrived} arrived once, {_lost} refused for good and counted later, "
            + $"{_undeliveredExits} passes ended with exit 8";
        new ProofReport(output).Add("Slack in every mood", Size, figures);
    }

    private static IEnumerable<Mood[]> Sequences()
    {
        foreach (var mood in Mood.All)
            yield return [.. Enumerable.Repeat(mood, Plot.Passes)];

        var spells =
            from mood in Mood.All
            from begin in Enumerable.Range(0, Plot.Passes)
            from length in (int[])[1, 2, 4]
            select (mood, begin, length);
        foreach (var (mood, begin, length) in spells)
            yield return [.. Enumerable.Range(0, Plot.Passes).Select(pass => pass >= begin && pass < begin + length ? mood : Mood.Well)];

        for (var seed = 0; ; seed++)
        {
            var random = new Random(seed);
            yield return [.. Enumerable.Range(0, Plot.Passes).Select(_ => Mood.All[random.Next(Mood.All.Count)])];
        }
    }

    /// <param name="exitCodes">Of the same passes while Slack is well; null: they are only to be found out.</param>
    private async Task<IReadOnlyList<int>> PlayAsync(Mood[] moods, IReadOnlyList<int>? exitCodes)
    {
        using var plot = new Plot();
        var posts = new List<Post>();
        var found = new List<int>();
        var because = $"Slack is in these moods: {string.Join(", ", moods.AsEnumerable())}";
        for (var pass = 0; pass < Plot.Passes + PassesToRecover; pass++)
        {
            var (exitCode, undelivered, taken) = await PassAsync(plot, pass < moods.Length ? moods[pass] : Mood.Well);
            posts.AddRange(taken);
            found.Add(exitCode);
            if (exitCodes is null)
                continue;

            exitCode.Should().Be(exitCodes[pass] == 0 && undelivered > 0 ? (int)ExitCode.AlertUndelivered : exitCodes[pass], because);
            _undeliveredExits += exitCode == (int)ExitCode.AlertUndelivered ? 1 : 0;
        }

        if (exitCodes is not null)
            Account(plot, moods, posts, because);
        return found;
    }

    private static async Task<(int ExitCode, int Undelivered, IEnumerable<Post> Taken)> PassAsync(Plot plot, Mood mood)
    {
        await using var slack = new SlackStandIn(plot.Night.Time, mood.Replies);
        var address = mood.Replies is [] ? LoopbackServer.Nobody() : slack.Url;
        TimeProvider time = mood.Replies is [{ Status: null, IsReset: false }] ? new HurriedTime(plot.Night.Time) : plot.Night.Time;
        using var webhook = new SlackWebhook(address, "#infra-alerts", new Redaction(address), time);
        var channel = new WatchedChannel(webhook);
        plot.Night.Webhook = channel;

        var exitCode = await plot.NextAsync();
        return (exitCode, channel.Undelivered, slack.Posts.Where(post => post.Status == 200).Select(Post.Read));
    }

    private void Account(Plot plot, Mood[] moods, List<Post> posts, string because)
    {
        var raised = plot.Night.Events.Count(name => name == "alert-raised");
        var (arrived, lost) = (posts.Sum(post => post.Count), posts.Sum(post => post.Lost));
        (arrived + lost).Should().Be(raised, because);
        (lost > 0).Should().Be(moods.Any(mood => mood.RefusesForGood) && plot.Night.Events.Contains("alert-refused"), because);
        if (moods.All(mood => mood.Delivers))
            plot.Night.Events.Should().NotContain("alert-refused", because);

        foreach (var times in posts.GroupBy(post => post.Key, post => post.At))
            times.Zip(times.Skip(1)).Where(pair => pair.Second - pair.First < Window).Should().BeEmpty(because);
        plot.Night.State.Alerts.Entries.Should().NotContain(entry => entry.Pending != null, because);
        plot.Night.State.Alerts.Lost.Should().Be(0, because);
        _passes += Plot.Passes + PassesToRecover;
        (_raised, _arrived, _lost) = (_raised + raised, _arrived + arrived, _lost + lost);
    }
}
