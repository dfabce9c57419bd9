namespace NightlyDispatch.EndToEnd;

/// <summary>As <see cref="NeedsFactAttribute"/>, for a test of several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsTheoryAttribute : TheoryAttribute
{
    public NeedsTheoryAttribute(string program, string package)
    {
        Program = program;
        Package = package;
        Skip = new NeedsFactAttribute(program, package).Skip;
    }

    public string Program { get; }

    public string Package { get; }
}
