using System.Text;
using NightlyDispatch.Configuration;

namespace NightlyDispatch.Tests.Configuration;

public sealed class SettingsTextTests
{
    [Fact]
    public void It_gives_every_setting_and_each_with_its_default()
    {
        var (settings, all) = SettingsReader.ReadAll("s.json", Encoding.UTF8.GetBytes(SettingsText.Default), SomeHost.With());

        settings.Should().BeEquivalentTo(DefaultSettings.Value, options => options.WithStrictOrdering());
        Setting.Flat(all).Where(named => !named.Setting.IsForEditors).Should().HaveCountGreaterThan(30)
            .And.OnlyContain(named => named.Setting.Place != null, "what can be set is shown");
    }

    [Fact]
    public void The_readme_shows_it() =>
        Repository.ReadmeSettings.Should().Be(SettingsText.Default);
}
