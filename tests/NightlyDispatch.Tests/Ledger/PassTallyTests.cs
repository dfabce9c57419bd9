using System.Collections.Immutable;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Ledger;

public sealed class PassTallyTests
{
    private static readonly PassTally Balanced = new(
        12, ImmutableSortedDictionary<string, int>.Empty.Add("assigned", 1).Add("other type", 3), 8, Dispatched: 1, Skipped: 2, Deferred: 4, Failed: 1);

    [Fact]
    public void It_balances_when_nothing_is_lost_on_the_way()
    {
        Balanced.IsBalanced().Should().BeTrue();
        PassTally.Empty.IsBalanced().Should().BeTrue();
    }

    [Fact]
    public void It_does_not_balance_with_one_too_many_or_too_few()
    {
        PassTally[] wrong =
        [
            Balanced with { Received = 13 },
            Balanced with { Received = 11 },
            Balanced with { FilteredOut = Balanced.FilteredOut.SetItem("assigned", 2) },
            Balanced with { Received = 13, Listed = 9 },
            Balanced with { Dispatched = 2 },
            Balanced with { Skipped = 1 },
            Balanced with { Deferred = 5 },
            Balanced with { Failed = 0 },
        ];

        wrong.Should().OnlyContain(tally => !tally.IsBalanced());
    }

    [Fact]
    public void Each_class_is_counted_by_itself() =>
        Enum.GetValues<BugClass>().Aggregate(Balanced, (tally, bugClass) => tally.With(bugClass))
            .Should().Be(Balanced with { Dispatched = 2, Skipped = 3, Deferred = 5, Failed = 2 });
}
