using Xunit.Abstractions;

// Tests wait for processes most of the time.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
[assembly: TestCollectionOrderer("NightlyDispatch.EndToEnd.ProofsFirst", "NightlyDispatch.EndToEnd")]

namespace NightlyDispatch.EndToEnd;

/// <summary>Begins with what takes longest, so that no core waits for it at the end.</summary>
public sealed class ProofsFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => collection.DisplayName.Contains(".Proofs.", StringComparison.Ordinal) ? 0 : 1);
}
