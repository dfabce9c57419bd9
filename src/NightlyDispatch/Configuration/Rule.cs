namespace NightlyDispatch.Configuration;

/// <summary>What a value of the file may be: in the words of JSON Schema for editors, and as the reading of it.</summary>
/// <param name="read">
/// Turns a value into what the program works with. A value that the rule refuses is complained about, and what comes back
/// instead is never used: settings with a complaint are not handed out.
/// </param>
internal sealed class Rule<T>(SchemaType schema, Func<PlacedValue, Complaints, T?> read)
{
    public SchemaType Schema => schema;

    public T? Read(PlacedValue value, Complaints complaints) => read(value, complaints);
}
