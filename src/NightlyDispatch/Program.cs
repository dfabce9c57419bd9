using NightlyDispatch.Rehearsal;

if (StandIns.IsOne(args))
    return StandIns.Run(args);

Console.WriteLine("nightly-dispatch");
return 0;
