using Cairn.Analysis.Fixes;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Reports;
using Cairn.Cli.Pipeline;
using Cairn.Tests.Golden;
using Files = Cairn.Tests.Analysis.KnowledgeFiles;

namespace Cairn.Tests.Fixes;

/// <summary>The AI shop of AIGoat and the sample: the smallest fix, made on its records and scanned again.</summary>
public sealed class ShopFix
{
    [Theory]
    [InlineData(Severity.Low)]
    [InlineData(Severity.High)]
    public void The_smallest_fix_of_the_shop_leaves_no_attack_when_the_changed_state_is_scanned(Severity above) =>
        Check(Repository.InShared("estates", "aigoat", "state.json"), above);

    [Theory]
    [InlineData(Severity.Low)]
    [InlineData(Severity.High)]
    public void The_smallest_fix_of_the_sample_leaves_no_attack_when_the_changed_state_is_scanned(Severity above) =>
        Check(Repository.In("samples", "larkspur-health", "state.json"), above);

    private static void Check(string path, Severity above)
    {
        var estate = LoadedEstate.Read([path], new Progress());
        var input = estate.Input(Files.All, Asking.Default);
        var attacks = AttackPaths.Find(input, stop: TestContext.Current.CancellationToken).Attacks.Where(attack => attack.Severity >= above).ToList();
        var changes = new EstateChanges(estate.Estate);

        var fix = Fix.Find(new FixQuestion(input, attacks, changes, Cairn.Cli.Pipeline.Knowledge.ReadFixCosts()) { Above = above }, TestContext.Current.CancellationToken);

        Assert.NotEmpty(attacks);
        Assert.Empty(fix.Unstoppable);
        Assert.True(fix.IsExact);
        Assert.True(fix.IsChecked);
        Assert.All(fix.Changes, change => Assert.NotEmpty(change.Change.Snippets));
        var changed = EstateChanges.Tried(estate, changes, [.. fix.Changes.Select(change => change.Change.Id)]);
        Assert.NotNull(changed);
        Assert.True(fix.ScannedAgain(changed.Input(Files.All, Asking.Default), TestContext.Current.CancellationToken).IsCleanWhenScannedAgain);
    }
}
