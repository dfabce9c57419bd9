namespace NightlyDispatch.EndToEnd;
public sealed class X { [Fact] public void T() => 1.Should().Be(1); }
