using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>A model that a script makes or deploys: its node, where its artefact lies, and the fact behind it.</summary>
internal sealed record InferredModel(int Node, int? Bucket, string Prefix, Evidence Because);
