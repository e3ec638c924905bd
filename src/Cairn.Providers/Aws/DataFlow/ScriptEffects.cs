using System.Buffers;
using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>What the calls of one script do to data and models, seen from the node that runs it.</summary>
internal sealed class ScriptEffects(Flow flow, ScriptText text, int executor, IReadOnlyList<ScriptCall> calls)
{
    private static readonly SearchValues<char> AfterAddress = SearchValues.Create("\"' ,}]");
    private readonly InferredAi _ai = new(flow, text, executor);
    private readonly Dictionary<string, ScriptCall> _made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _jobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InferredModel> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _configurations = new(StringComparer.Ordinal);

    public IReadOnlyList<InferredModel> Derive()
    {
        foreach (var call in calls)
        {
            if (call.AssignedTo is { } variable)
                _made[variable] = call;
            Data(call);
            Build(call);
            Use(call);
        }

        return [.. _models.Values];
    }

    /// <summary>Reading and writing of objects, tables' neighbours and secrets.</summary>
    private void Data(ScriptCall call)
    {
        switch (call.Action)
        {
            case "getobject" or "headobject" or "listobjectsv2" or "listobjects":
                Read(call, call.Text("bucket"), call.Text("key", "prefix"));
                break;
            case "downloadfile" or "downloadfileobj":
                Read(call, call.Text("bucket") ?? call.At(0), call.Text("key") ?? call.At(1));
                break;
            case "putobject":
                Write(call, call.Text("bucket"), call.Text("key"));
                break;
            case "uploadfile" or "uploadfileobj":
                Write(call, call.Text("bucket") ?? call.At(1), call.Text("key") ?? call.At(2));
                break;
            case "uploaddata":
                Write(call, call.Text("bucket"), call.Text("keyprefix"));
                break;
            case "s3cp" or "s3sync" or "s3mv":
                Copy(call);
                break;
            case "readcsv" or "readparquet" or "readjson" or "urlretrieve":
                Load(call);
                break;
        }
    }

    private void Build(ScriptCall call)
    {
        switch (call.Action)
        {
            case "createtrainingjob":
                Train(call, call.Text("trainingjobname"));
                break;
            case "fit" when Maker(call) is { } estimator && IsEstimator(estimator):
                Fit(call, estimator);
                break;
            case "createmodel" when call.Text("modelname") is { } name:
                _models[name] = _ai.Model(_ai.ModelKey(name), name, call, call.Text("modeldataurl", "s3uri"), call.Text("executionrolearn"), call.Text("image"));
                break;
            case "createendpointconfig" when call.Text("endpointconfigname") is { } name && call.Text("modelname") is { } model:
                _configurations[name] = model;
                break;
            case "createendpoint" or "updateendpoint" when call.Text("endpointname") is { } name:
                Endpoint(call, name, call.Text("endpointconfigname") is { } configuration ? _configurations.GetValueOrDefault(configuration) : null);
                break;
            case "deploy" when Maker(call) is { } maker && (IsEstimator(maker) || IsModel(maker)):
                Deploy(call, maker);
                break;
        }
    }

    private void Use(ScriptCall call)
    {
        var account = flow.Text(text.Owner, "account");
        switch (call.Action)
        {
            case "invokeendpoint" or "invokeendpointasync" or "invokeendpointwithresponsestream" or "predictor" when call.Text("endpointname") is { } name:
                flow.Edge(executor, "PROMPTED_TO", _ai.Endpoint(name), text.At(call.Line, $"calls the endpoint `{name}`"));
                break;
            case "invokemodel" or "converse" or "invokemodelwithresponsestream" or "conversestream" when call.Text("modelid") is { } model:
                _ai.Prompt(model, call.Line);
                break;
            case "retrieve" or "retrieveandgenerate" when call.Text("knowledgebaseid") is { } id && flow.Names.Find(id, account, "KnowledgeBase") is { } knowledge:
                flow.Edge(executor, EdgeKinds.UsesKnowledgeBase, knowledge, text.At(call.Line, "retrieves from the knowledge base"));
                flow.Edge(knowledge, EdgeKinds.RetrievedBy, executor, text.At(call.Line, "retrieves from the knowledge base"));
                break;
            case "invokeagent" when call.Text("agentaliasid", "agentid") is { } id && flow.Names.Find(id, account, "AgentEndpoint", "Agent") is { } agent:
                flow.Edge(executor, "PROMPTED_TO", agent, text.At(call.Line, "calls the agent"));
                break;
            case "invoke" when call.Text("functionname") is { } name && flow.Names.Find(name, account, "Function") is { } function:
                flow.Edge(executor, EdgeKinds.Triggers, function, text.At(call.Line, "calls the function"));
                break;
            case "getsecretvalue" or "getparameter" when call.Text("secretid", "name") is { } id && flow.Names.Find(id, account, "Secret") is { } secret:
                flow.Edge(executor, Mentions.Edge, secret, text.At(call.Line, "reads the secret"), "", ("reads", true));
                break;
        }
    }

    private void Read(ScriptCall call, string? bucket, string? key)
    {
        if (_ai.Bucket(bucket) is { } node)
            flow.Edge(node, EdgeKinds.Feeds, executor, text.At(call.Line, "reads from the bucket"), Known(key));
    }

    private void Write(ScriptCall call, string? bucket, string? key)
    {
        if (_ai.Bucket(bucket) is { } node)
            flow.Edge(executor, EdgeKinds.Produces, node, text.At(call.Line, "writes to the bucket"), Known(key));
    }

    /// <summary>The part of a key before the first value that is only known at run time.</summary>
    private static string Known(string? key) => key is null ? "" : key.AsSpan().IndexOfAny('{', '$') is >= 0 and var end ? key[..end] : key;

    /// <summary>What a start script copies to its machine it may run.</summary>
    private void Copy(ScriptCall call)
    {
        if (S3Location.Parse(call.At(0)) is { } from && _ai.Bucket(from.Bucket) is { } source)
            flow.Edge(executor, EdgeKinds.SourcedFrom, source, text.At(call.Line, "copies from the bucket"), from.Key, ("via", "aws s3"));
        if (S3Location.Parse(call.At(1)) is { } to)
            Write(call, to.Bucket, to.Key);
    }

    private void Load(ScriptCall call)
    {
        var from = call.Text("filepathorbuffer", "url") ?? call.At(0);
        if (S3Location.Parse(from) is { } at)
            Read(call, at.Bucket, at.Key);
        else if (Fetches.Remote(from) is { } url)
            flow.Edge(Fetches.Source(flow, url), EdgeKinds.Feeds, executor, text.At(call.Line, "loads data from outside"), "", ("untrusted", "web"));
    }

    private ScriptCall? Maker(ScriptCall call) => call.Receiver is { } variable ? _made.GetValueOrDefault(variable) : null;

    private static bool IsEstimator(ScriptCall call) =>
        call.Action.EndsWith("estimator", StringComparison.Ordinal) || call.Action is "estimator" or "pytorch" or "tensorflow" or "sklearn" or "xgboost" or "huggingface" or "modeltrainer";

    private static bool IsModel(ScriptCall call) => call.Action.EndsWith("model", StringComparison.Ordinal) || call.Action is "pipelinemodel" or "modelbuilder";

    private void Fit(ScriptCall call, ScriptCall estimator)
    {
        var job = Train(estimator, null, call);
        _jobs[call.Receiver!] = job;
    }

    private int Train(ScriptCall call, string? name, ScriptCall? fit = null)
    {
        var job = _ai.TrainingJob(name, call, fit?.Receiver);
        var inputs = Addresses(call, "s3uri", "s3data").Concat(fit is null ? [] : Inputs(fit));
        foreach (var input in inputs.Distinct())
            _ai.Feed(job, input, (fit ?? call).Line);
        var output = S3Location.Parse(call.Text("s3outputpath", "outputpath"));
        if (output is { } to && _ai.Bucket(to.Bucket) is { } bucket)
            flow.Edge(job, EdgeKinds.Produces, bucket, text.At(call.Line, "writes the model there"), to.Key);
        return job;
    }

    /// <summary>The addresses in the call, and in what its variables were made of.</summary>
    private IEnumerable<string> Inputs(ScriptCall fit) =>
        fit.Arguments.Select(argument => argument.Text).OfType<string>()
            .Concat(fit.Arguments.Select(argument => argument.Variable).OfType<string>()
                .SelectMany(variable => _made.TryGetValue(variable, out var made) ? Addresses(made, "s3data", "s3uri") : []))
            .Where(address => S3Location.Parse(address) is not null);

    private static IEnumerable<string> Addresses(ScriptCall call, params string[] names) =>
        call.Arguments.Where(argument => argument.Text is not null && (names.Contains(argument.Name) || argument.Name is "" or "inputdataconfig")).SelectMany(argument => Within(argument.Text!));

    /// <summary>On a command line the channels are JSON inside one argument.</summary>
    private static IEnumerable<string> Within(string text)
    {
        for (var at = text.IndexOf("s3://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("s3://", at + 1, StringComparison.Ordinal))
        {
            var end = text.AsSpan(at).IndexOfAny(AfterAddress);
            yield return end < 0 ? text[at..] : text.Substring(at, end);
        }
    }

    private void Deploy(ScriptCall call, ScriptCall maker)
    {
        var name = call.Text("endpointname");
        if (name is null)
            flow.Derivation.Gap("endpoint-unnamed", executor, $"line {call.Line}: a script deploys a model to an endpoint whose name is made at run time", "scan the live account");
        var key = $"{flow.Derivation.Key(executor)}/model/{name ?? call.Receiver}";
        var model = _ai.Model(key, $"model of {name ?? call.Receiver}", maker, maker.Text("modeldata", "outputpath"), maker.Text("role"), maker.Text("imageuri"));
        _models[key] = model;
        if (_jobs.TryGetValue(call.Receiver!, out var job))
            flow.Edge(job, EdgeKinds.Produces, model.Node, text.At(maker.Line, "trains the model"));
        else
            flow.Edge(executor, EdgeKinds.Produces, model.Node, text.At(maker.Line, "makes the model"));
        if (name is not null)
            _ai.Serve(_ai.Endpoint(name), model.Node, call.Line);
    }

    private void Endpoint(ScriptCall call, string name, string? modelName)
    {
        var endpoint = _ai.Endpoint(name);
        flow.Edge(executor, EdgeKinds.Orchestrates, endpoint, text.At(call.Line, $"makes or updates the endpoint `{name}`"));
        if (modelName is null)
            return;
        if (!_models.TryGetValue(modelName, out var model))
            _models[modelName] = model = _ai.Model(_ai.ModelKey(modelName), modelName, call, null, null, null);
        _ai.Serve(endpoint, model.Node, call.Line);
    }
}
