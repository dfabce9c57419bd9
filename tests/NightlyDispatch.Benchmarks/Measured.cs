using System.Globalization;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Benchmarks;

/// <summary>A command's median time, and the peak of its memory, both as a small Python program sees them.</summary>
/// <param name="Mebibytes">Of the largest of its processes; it is the program itself, because its tools here are shell scripts.</param>
internal sealed record Measured(double Milliseconds, double Mebibytes)
{
    private const string Meter =
        """
        import resource, subprocess, sys, time
        begin = time.perf_counter()
        subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        print(1000 * (time.perf_counter() - begin), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
        """;

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    /// <summary>Null: there is no python3.</summary>
    public static async Task<Measured?> OfAsync(int runs, params string[] command)
    {
        var (times, peaks) = (new List<double>(), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            var result = await PythonAsync(Meter, command);
            if (result.ExitCode != 0)
                return null;
            var figures = result.Output.Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToList();
            times.Add(figures[0]);
            peaks.Add(figures[1]);
        }

        return new Measured(Comparison.Median(times), Comparison.Median(peaks));
    }

    public static async Task<ChildResult> PythonAsync(string program, params string[] arguments) =>
        await new ChildProcess(TimeProvider.System).RunAsync(
            new ChildCommand(new Tool("python3"), ["-c", program, .. arguments], "/", new Dictionary<string, string?>(), Deadline),
            CancellationToken.None);
}
