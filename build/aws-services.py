#!/usr/bin/env python3
"""Writes src/Cairn.Sources/Aws/Wire/services.json: what must be known of the AWS APIs to make the calls that resource types declare.

The declarations name services and operations; everything else about them (protocol, paths, parameters, paging, XML names, endpoints)
is copied from the service models that botocore carries. Run it after declaring a call of an operation that was not used before:

    python3 build/aws-services.py

It fails on an operation, a parameter or a member of an answer that the models do not know. The product does not need botocore.
"""
import json
import pathlib
import re
import sys

import botocore
import botocore.exceptions
import botocore.session
from botocore.loaders import Loader
from botocore.model import ServiceModel

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Calls that the collector makes on its own account, beside those that resource types declare.
OWN = {"sts:GetCallerIdentity", "sts:AssumeRole", "ec2:DescribeRegions", "organizations:ListAccounts"}
PROTOCOLS = ["json", "rest-json", "rest-xml", "query", "ec2"]
# How a plain value is written in JSON: text, number or boolean.
SCALARS = {"string": "s", "integer": "n", "long": "n", "float": "n", "double": "n", "boolean": "b", "timestamp": "s", "blob": "s"}
problems = []


def declared():
    names = set(OWN)
    for file in sorted((ROOT / "src/Cairn.Providers/Aws").rglob("*.cs")):
        names |= set(re.findall(r'new\("([a-z][a-z0-9-]*:[A-Z]\w+)"', file.read_text()))
    services = {}
    for name in sorted(names):
        service, operation = name.split(":")
        services.setdefault(service, []).append(operation)
    return services


def protocol_of(model):
    offered = model.metadata.get("protocols") or [model.metadata["protocol"]]
    return next(p for p in PROTOCOLS if p in offered)


def kind_of(shape):
    return SCALARS.get(shape.type_name, {"structure": "o", "list": "l", "map": "m"}.get(shape.type_name, "s"))


def parameter(protocol, name, shape):
    """`where wire kind item`: where it goes, under which name, what it is, and how its items are called in a query."""
    spec = shape.serialization
    where = {"uri": "u", "querystring": "q", "header": "h"}.get(spec.get("location"), "b")
    wire, item = spec.get("name", name), ""
    if protocol == "ec2":
        wire = spec.get("queryName") or (wire[:1].upper() + wire[1:])
    if shape.type_name == "list":
        if protocol == "ec2" or spec.get("flattened"):
            item = "-"
            if protocol == "query" and shape.member.serialization.get("name"):
                wire = shape.member.serialization["name"]
        elif protocol == "query":
            item = shape.member.serialization.get("name", "member")
    return " ".join(part for part in (where, wire, kind_of(shape), item) if part)


def type_of(shape, shapes, service):
    if shape.type_name in SCALARS:
        return "d" if shape.name == "policyDocumentType" else SCALARS[shape.type_name]
    if shape.name not in shapes:
        shapes[shape.name] = None
        shapes[shape.name] = describe(shape, shapes, service)
    return shape.name


def describe(shape, shapes, service):
    if shape.type_name == "list":
        return {"list": shape.member.serialization.get("name", "member"), "of": type_of(shape.member, shapes, service)}
    if shape.type_name == "map":
        return {"map": [shape.key.serialization.get("name", "key"), shape.value.serialization.get("name", "value")], "of": type_of(shape.value, shapes, service)}
    members = {}
    for name, member in shape.members.items():
        if member.serialization.get("location") in ("header", "headers", "statusCode"):
            continue
        wire = member.serialization.get("name", name)
        kind = type_of(member, shapes, service)
        if member.type_name == "list" and member.serialization.get("flattened"):
            wire = member.member.serialization.get("name", wire)
            kind = "*" + type_of(member.member, shapes, service)
        if member.serialization.get("xmlAttribute"):
            wire = "@" + wire.split(":")[-1]
        members[wire] = kind if wire == name else f"{kind} {name}"
    return members


def paging_of(loader, service, operation, op):
    try:
        pages = loader.load_service_model(service, "paginators-1")["pagination"]
    except botocore.exceptions.UnknownServiceError:
        pages = {}
    page = pages.get(operation)
    if page:
        listed = lambda value: value if isinstance(value, list) else [value]
        return {"in": listed(page["input_token"]), "out": listed(page["output_token"])}
    inputs = op.input_shape.members if op.input_shape else {}
    outputs = op.output_shape.members if op.output_shape else {}
    for token in ("nextToken", "NextToken", "Marker", "NextMarker", "nextPageToken", "position"):
        if token in inputs and token in outputs:
            return {"in": [token], "out": [token]}
    if "Marker" in inputs and "NextMarker" in outputs:
        return {"in": ["Marker"], "out": ["NextMarker"]}
    if {"HasMoreDeliveryStreams", "DeliveryStreamNames"} <= set(outputs):
        return {"in": ["ExclusiveStartDeliveryStreamName"], "out": ["DeliveryStreamNames[-1]"]}
    return None


def operation_of(loader, service, protocol, model, name):
    op = model.operation_model(name)
    facts = {}
    if protocol.startswith("rest"):
        facts["http"] = f"{op.http['method']} {op.http['requestUri']}"
    inputs = op.input_shape.members if op.input_shape else {}
    facts["in"] = {member: parameter(protocol, member, shape) for member, shape in inputs.items()}
    page = paging_of(loader, service, name, op)
    if page:
        facts["page"] = page
    output = op.output_shape
    if output is None:
        return facts, None
    payload = output.serialization.get("payload")
    if payload:
        shape = output.members[payload]
        facts["payload"] = payload + (" raw" if shape.type_name in SCALARS else "")
        return facts, shape if shape.type_name not in SCALARS else None
    if protocol == "query" and output.serialization.get("resultWrapper"):
        facts["wrapper"] = output.serialization["resultWrapper"]
    if protocol in ("json", "rest-json"):
        renames = {m.serialization["name"]: n for n, m in output.members.items()
                   if m.serialization.get("name", n).lower() != n.lower() and "location" not in m.serialization}
        if renames:
            facts["rename"] = renames
        return facts, None
    return facts, output


def hosts_of(session, service, prefix):
    """The host of each partition as a template of region and suffix, where it is not the usual `prefix.region.suffix`."""
    if service == "s3control":
        # The model puts the account in front by a rule of its own.
        return {"aws": "{account}.s3-control.{region}.{suffix}", "aws-cn": "{account}.s3-control.{region}.{suffix}", "aws-us-gov": "{account}.s3-control.{region}.{suffix}"}
    hosts = {}
    for partition, region, suffix in (("aws", "eu-central-1", "amazonaws.com"), ("aws-cn", "cn-north-1", "amazonaws.com.cn"), ("aws-us-gov", "us-gov-west-1", "amazonaws.com")):
        try:
            url = session.create_client(service, region, aws_access_key_id="x", aws_secret_access_key="x").meta.endpoint_url
        except botocore.exceptions.BotoCoreError as problem:
            problems.append(f"{service}: no endpoint in {region}: {problem}")
            continue
        host = url.split("//")[1].replace(region, "{region}").replace(suffix, "{suffix}")
        if host != prefix + ".{region}.{suffix}":
            hosts[partition] = host
    return hosts


def service_of(loader, session, service, operations):
    model = ServiceModel(loader.load_service_model(service, "service-2"), service)
    protocol = protocol_of(model)
    meta = model.metadata
    facts = {"protocol": protocol, "version": meta["apiVersion"], "prefix": meta["endpointPrefix"], "id": meta["serviceId"],
             "signing": model.signing_name}
    if protocol == "json":
        facts["target"], facts["json"] = meta["targetPrefix"], meta.get("jsonVersion", "1.0")
    hosts = hosts_of(session, service, meta["endpointPrefix"])
    if hosts:
        facts["hosts"] = hosts
    shapes, facts["operations"] = {}, {}
    for name in operations:
        if name not in model.operation_names:
            problems.append(f"{service}:{name} is not an operation")
            continue
        operation, output = operation_of(loader, service, protocol, model, name)
        if output is not None and protocol in ("query", "ec2", "rest-xml"):
            operation["out"] = type_of(output, shapes, service)
        facts["operations"][name] = operation
    if shapes:
        facts["shapes"] = shapes
    return facts


def partitions():
    data = json.loads((pathlib.Path(botocore.__file__).parent / "data/partitions.json").read_text())
    return [{"id": p["id"], "regions": p["regionRegex"], "suffix": p["outputs"]["dnsSuffix"], "dualStack": p["outputs"]["dualStackDnsSuffix"],
             "global": p["outputs"]["implicitGlobalRegion"]} for p in data["partitions"]]


def main():
    loader, session = Loader(), botocore.session.Session()
    services = {service: service_of(loader, session, service, operations) for service, operations in declared().items()}
    if problems:
        sys.exit("\n".join(problems))
    facts = {"generated": f"by build/aws-services.py from the service models of botocore {botocore.__version__}", "partitions": partitions(), "services": services}
    target = ROOT / "src/Cairn.Sources/Aws/Wire/services.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(facts, separators=(",", ":"), ensure_ascii=False, sort_keys=True).replace('},"', '},\n"') + "\n")
    print(f"{target.relative_to(ROOT)}: {len(services)} services, {sum(len(s['operations']) for s in services.values())} operations, {target.stat().st_size} bytes")


main()
