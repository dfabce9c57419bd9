Console.WriteLine("nightly-dispatch");
