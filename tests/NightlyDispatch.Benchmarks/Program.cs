using System.Globalization;
using NightlyDispatch.Benchmarks;

// dotnet run -c Release --project tests/NightlyDispatch.Benchmarks -- <published binary> [runs]
if (args is not [var binary, ..] || !File.Exists(binary))
{
    await Console.Error.WriteLineAsync("usage: NightlyDispatch.Benchmarks <published binary> [runs of each case, 15 unless told]");
    return 2;
}

var runs = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 15;
var program = Path.GetFullPath(binary);
Console.WriteLine($"{program}, {new FileInfo(program).Length / 1e6:0.0} MB; medians of {runs} runs, program and floor in turn");
Console.WriteLine();
Console.WriteLine("| case | calls | of them paid probes | program | floor | ratio |");
Console.WriteLine("|---|---|---|---|---|---|");

// What comes first takes longer, whatever it is (measured).
_ = await Comparison.RunAsync(Case.All[0], program, runs);
foreach (var benchmark in Case.All)
    Console.WriteLine(await Comparison.RunAsync(benchmark, program, runs));
Print(await StartUp.RunAsync(program, runs));
Print(await LongBacklog.RunAsync(program, Math.Min(runs, 7)));
Print(await LongLedger.RunAsync(program, runs));
Print(HostileTexts.Run());
return 0;

static void Print(IReadOnlyList<string> lines)
{
    Console.WriteLine();
    foreach (var line in lines)
        Console.WriteLine(line);
}
