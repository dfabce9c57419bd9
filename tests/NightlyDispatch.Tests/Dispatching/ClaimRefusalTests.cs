using NightlyDispatch.Dispatching;

namespace NightlyDispatch.Tests.Dispatching;

public sealed class ClaimRefusalTests
{
    /// <summary>contracts/bd.md, section 4.2.</summary>
    [Theory]
    [InlineData("Error claiming bd-1: issue already claimed by Dana Moor")]
    [InlineData("Error claiming bd-1: issue already assigned to \"dana\". Use --force")]
    [InlineData("Error claiming bd-1: issue not claimable: status deferred")]
    [InlineData("Error: cannot modify template bd-1: templates are read-only; create a work item instead")]
    [InlineData("Error resolving bd-1: no issue found matching \"bd-1\"")]
    [InlineData("Error resolving bd-1: ambiguous ID \"bd-1\" matches 2 issues: [bd-1a bd-1b]")]
    [InlineData("Error claiming bd-1: bd-1 is blocked by bd-2")]
    public void A_bug_in_a_state_in_which_it_cannot_be_claimed_is_refused_for_itself(string refusal) =>
        ClaimRefusal.IsAboutTheBug(refusal).Should().BeTrue();

    [Theory]
    [InlineData("Error claiming bd-1: dolt commit: Error 1213: serialization failure")]
    [InlineData("operation 'update' is not allowed in read-only mode")]
    [InlineData("the database is locked by another dolt process")]
    [InlineData("bd update failed with exit code 14: workspace is frozen")]
    [InlineData("")]
    public void Anything_else_says_that_bd_cannot_claim(string refusal) =>
        ClaimRefusal.IsAboutTheBug(refusal).Should().BeFalse();
}
