using Cairn.Providers.Records;

namespace Cairn.Sources.Aws.Collection;

/// <summary>Takes what is found, piece by piece.</summary>
internal interface IRecordSink
{
    /// <summary>Whether an earlier run has finished this item with all that hangs on it.</summary>
    bool IsDone(string unit, string item);

    /// <param name="item">The item of the unit's list that this belongs to; null for the list itself.</param>
    void Add(string unit, string? item, Record record);

    void Add(string unit, string? item, Gap gap);

    void Finish(string unit, string? item);
}
