namespace NightlyDispatch.EndToEnd;

/// <summary>A test that needs a program which not every machine has: it says so where it is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(string program, string package)
    {
        Program = program;
        Package = package;
        if (!Host.Has(program))
            Skip = $"there is no {program} here: apt install {package}";
    }

    public string Program { get; }

    public string Package { get; }
}
