using Cairn.Hcl.Modules;
using Cairn.Hcl.Values;

namespace Cairn.Tests.Hcl;

/// <summary>Whole configurations: variables, modules, multiplied blocks, providers, and what is not known.</summary>
public sealed class ModuleTests
{
    [Fact]
    public void Values_of_variables_come_from_defaults_files_and_the_command_line_in_this_order()
    {
        var found = Read(new()
        {
            ["main.tf"] = """
                variable "a" { default = "default" }
                variable "b" { default = "default" }
                variable "c" { default = "default" }
                variable "d" {
                  type    = list(number)
                  default = []
                }
                variable "e" { type = object({ x = string, y = optional(number, 7) }) }
                resource "t_x" "r" {
                  v = [var.a, var.b, var.c, var.d, var.e]
                }
                """,
            ["terraform.tfvars"] = "a = \"file\"\nb = \"file\"\ne = { x = 1, z = true }\n",
            ["more.auto.tfvars"] = "b = \"auto\"\n",
        }, new() { Variables = ["c=line", "d=[1, 2]"] });

        Assert.Equal("""["file","auto","line",[1,2],{"x":"1","y":7}]""", Json(found, "t_x.r", "v"));
    }

    [Fact]
    public void Count_and_for_each_multiply_resources_and_modules()
    {
        var found = Read(new()
        {
            ["main.tf"] = """
                resource "t_x" "n" {
                  count = 2
                  v     = "n${count.index}"
                }
                resource "t_x" "e" {
                  for_each = { a = 1, "b.c" = 2 }
                  v        = "${each.key}=${each.value}"
                }
                resource "t_x" "none" { count = 0 }
                module "m" {
                  source   = "./m"
                  for_each = toset(["p", "q"])
                  name     = each.key
                }
                resource "t_x" "all" {
                  v = [t_x.n[*].v, values(t_x.e)[*].v, t_x.e["a"].v, length(t_x.none), one(t_x.none[*].v), module.m["p"].out, [for k, m in module.m : m.out]]
                }
                """,
            ["m/main.tf"] = """
                variable "name" {}
                resource "t_x" "in" { v = upper(var.name) }
                output "out" { value = t_x.in.v }
                """,
        });

        Assert.Equal(["module.m[\"p\"].t_x.in", "module.m[\"q\"].t_x.in", "t_x.all", "t_x.e[\"a\"]", "t_x.e[\"b.c\"]", "t_x.n[0]", "t_x.n[1]"], found.Instances.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("""[["n0","n1"],["a=1","b.c=2"],"a=1",0,null,"P",["P","Q"]]""", Json(found, "t_x.all", "v"));
        Assert.Empty(found.Configuration.Diagnostics);
    }

    [Fact]
    public void A_dynamic_block_is_written_out_and_an_unknown_one_stays_unknown()
    {
        var found = Read(new()
        {
            ["main.tf"] = """
                variable "open" {}
                resource "t_x" "r" {
                  rule { port = 1 }
                  dynamic "rule" {
                    for_each = [2, 3]
                    content {
                      port = rule.value
                      dynamic "inner" {
                        for_each = { k = rule.key }
                        iterator = it
                        content { v = "${it.key}${it.value}" }
                      }
                    }
                  }
                  dynamic "other" {
                    for_each = var.open
                    content { v = other.value }
                  }
                }
                """,
        });

        Assert.Equal("""[{"port":1},{"inner":[{"v":"k0"}],"port":2},{"inner":[{"v":"k1"}],"port":3}]""", Json(found, "t_x.r", "rule"));
        Assert.IsType<UnknownValue>(found.Instances["t_x.r"].Values.Items["other"]);
    }

    [Fact]
    public void What_is_not_known_keeps_the_address_of_what_it_stands_for_through_modules_templates_and_json()
    {
        var found = Read(new()
        {
            ["main.tf"] = """
                resource "t_role" "r" { name = "x" }
                module "m" {
                  source = "./m"
                  role   = t_role.r.arn
                }
                resource "t_x" "u" {
                  direct = module.m.role
                  inner  = { list = [t_role.r.id] }
                  text   = "${t_role.r.arn}/*"
                  json   = jsonencode({ R = "${t_role.r.arn}/*", A = [t_role.r.id, "k"] })
                  format = format("%s:%s", t_role.r.arn, "q")
                  join   = join(",", ["a", t_role.r.id])
                  lost   = upper(t_role.r.arn)
                }
                """,
            ["m/main.tf"] = "variable \"role\" {}\nlocals { r = var.role }\noutput \"role\" { value = local.r }\n",
        });

        Assert.Equal("t_role.r.arn", Symbol(found, "direct"));
        Assert.Equal("<t_role.r.arn>/*", Symbol(found, "text"));
        Assert.Equal("{\"A\":[\"<t_role.r.id>\",\"k\"],\"R\":\"<t_role.r.arn>/*\"}", Symbol(found, "json"));
        Assert.Equal("<t_role.r.arn>:q", Symbol(found, "format"));
        Assert.Equal("a,<t_role.r.id>", Symbol(found, "join"));
        Assert.Null(Assert.IsType<UnknownValue>(found.Instances["t_x.u"].Values.Items["lost"]).Symbol);
    }

    [Fact]
    public void Providers_are_found_by_alias_and_passed_to_modules()
    {
        var found = Read(new()
        {
            ["main.tf"] = """
                terraform {
                  required_providers {
                    cloud = { source = "hashicorp/aws" }
                  }
                }
                provider "cloud" { region = "r1" }
                provider "cloud" {
                  alias  = "west"
                  region = "r2"
                }
                resource "cloud_x" "a" {}
                resource "cloud_x" "b" { provider = cloud.west }
                module "m" {
                  source    = "./m"
                  providers = { cloud = cloud.west }
                }
                module "n" { source = "./m" }
                """,
            ["m/main.tf"] = "resource \"cloud_x\" \"in\" {}\n",
        });

        Assert.Equal(
            [("cloud_x.a", "cloud", "r1"), ("cloud_x.b", "cloud.west", "r2"), ("module.m.cloud_x.in", "cloud.west", "r2"), ("module.n.cloud_x.in", "cloud", "r1")],
            found.Instances.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => (item.Key, item.Value.Provider.Key, ((StringValue)item.Value.Provider.Values.Items["region"]).Value)));
        Assert.Equal("aws", found.Instances["cloud_x.a"].Provider.Name);
    }

    [Fact]
    public void The_json_syntax_declares_the_same()
    {
        var native = Read(new()
        {
            ["main.tf"] = "variable \"n\" {\n  type = number\n  default = 2\n}\nresource \"t_x\" \"r\" {\n  count = var.n\n  v = \"a${count.index}\"\n  block {\n    k = true\n  }\n}\n",
        });
        var json = Read(new()
        {
            ["main.tf.json"] = """{"//": "a comment", "variable": {"n": {"type": "number", "default": 2}}, "resource": {"t_x": {"r": {"count": "${var.n}", "v": "a${count.index}", "block": [{"k": true}]}}}}""",
        });

        Assert.Equal(native.Instances.Keys, json.Instances.Keys);
        Assert.Equal(Json(native, "t_x.r[1]", "v"), Json(json, "t_x.r[1]", "v"));
        Assert.Equal(Json(native, "t_x.r[1]", "block"), Json(json, "t_x.r[1]", "block"));
    }

    [Fact]
    public void An_override_file_replaces_attributes_one_by_one()
    {
        var found = Read(new()
        {
            ["main.tf"] = "resource \"t_x\" \"r\" {\n  a = 1\n  b = 2\n}\n",
            ["x_override.tf"] = "resource \"t_x\" \"r\" {\n  b = 3\n}\n",
        });

        Assert.Equal("1", Json(found, "t_x.r", "a"));
        Assert.Equal("3", Json(found, "t_x.r", "b"));
    }

    [Fact]
    public void A_module_that_is_not_here_is_told_with_its_source_and_its_outputs_are_named()
    {
        var found = Read(new()
        {
            ["main.tf"] = """
                module "far" {
                  source  = "terraform-aws-modules/vpc/aws"
                  version = "5.0.0"
                }
                module "out" { source = "../elsewhere" }
                resource "t_x" "u" { direct = module.far.vpc_id }
                """,
        });

        Assert.Equal([("module.far", "terraform-aws-modules/vpc/aws"), ("module.out", "../elsewhere")], found.Configuration.Missing.Select(missing => (missing.Address, missing.Source)).Order());
        Assert.Equal("module.far.vpc_id", Symbol(found, "direct"));
    }

    [Fact]
    public void An_installed_module_is_read_from_where_init_has_put_it()
    {
        var found = Read(new()
        {
            ["main.tf"] = "module \"far\" { source = \"org/x/aws\" }\n",
            [".terraform/modules/modules.json"] = """{"Modules":[{"Key":"","Source":"","Dir":"."},{"Key":"far","Source":"registry/org/x/aws","Dir":".terraform/modules/far"}]}""",
            [".terraform/modules/far/main.tf"] = "resource \"t_x\" \"in\" {}\n",
        });

        Assert.Equal("module.far.t_x.in", Assert.Single(found.Instances).Key);
    }

    [Fact]
    public void Circles_end_with_a_diagnostic()
    {
        var found = Read(new()
        {
            ["main.tf"] = """
                locals {
                  a = local.b
                  b = "${local.a}!"
                }
                resource "t_x" "p" { v = t_x.q.v }
                resource "t_x" "q" { v = t_x.p.v }
                resource "t_x" "r" { v = local.a }
                module "self" { source = "./m" }
                """,
            ["m/main.tf"] = "module \"self\" { source = \"../m\" }\n",
        });

        Assert.Contains(found.Configuration.Diagnostics, diagnostic => diagnostic.Message.Contains("refers to itself", StringComparison.Ordinal));
        Assert.Equal(3, found.Instances.Count);
        Assert.Contains(found.Configuration.Missing, missing => missing.Why.Contains("calls itself", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_fault_is_told_with_its_place_and_the_rest_is_read()
    {
        var found = Read(new()
        {
            ["bad.tf"] = "resource \"t_x\" \"a\" {\n  v = [1, 2\n  w = 3\n}\n\nresource \"t_x\" \"b\" {\n  v = 1 +\n  w = 'x'\n  ok = 1\n}\nresorce \"t_x\" \"c\" {}\n",
            ["good.tf"] = "resource \"t_x\" \"d\" { v = 1 }\n",
            ["value.tf"] = "resource \"t_x\" \"e\" {\n  v = nofunction(1)\n  w = local.none\n  x = 1 / 0\n  ok = true\n}\n",
        });

        Assert.Equal(["main/bad.tf:3:3", "main/bad.tf:7:10", "main/bad.tf:8:7", "main/bad.tf:11:1", "main/value.tf:2:7", "main/value.tf:3:7", "main/value.tf:4:7"], found.Configuration.Diagnostics.Select(diagnostic => diagnostic.Where.ToString()));
        Assert.Contains("t_x.d", found.Instances.Keys);
        Assert.Equal("true", Json(found, "t_x.e", "ok"));
        Assert.Equal("1", Json(found, "t_x.b", "ok"));
    }

    [Fact]
    public void Sensitive_values_are_marked_wherever_they_go()
    {
        var found = Read(new()
        {
            ["main.tf"] = """
                variable "password" {
                  default   = "hunter2"
                  sensitive = true
                }
                resource "t_x" "r" {
                  a = "user:${var.password}"
                  b = jsonencode({ p = var.password })
                  c = nonsensitive(var.password)
                  d = "plain"
                }
                """,
        });

        var values = found.Instances["t_x.r"].Values.Items;
        Assert.True(values["a"].IsSensitive);
        Assert.True(values["b"].IsSensitive);
        Assert.False(values["c"].IsSensitive);
        Assert.False(values["d"].IsSensitive);
        Assert.Contains("hunter2", found.Configuration.Secrets);
    }

    private sealed record Result(Configuration Configuration, Dictionary<string, ResourceInstance> Instances);

    private static Result Read(Dictionary<string, string> files, ConfigurationInput? input = null)
    {
        var configuration = new Configuration(new MemoryTree(files), "", input ?? new());
        return new(configuration, configuration.Evaluate().ToDictionary(item => item.Instance.Address, item => item.Instance));
    }

    private static string Json(Result found, string address, string attribute) =>
        ((StringValue)Cairn.Hcl.Functions.JsonEncoding.Encode(found.Instances[address].Values.Items[attribute])).Value;

    /// <summary>The symbol of an attribute: an address alone, or texts with addresses between angle brackets.</summary>
    private static string? Symbol(Result found, string attribute)
    {
        var symbol = Assert.IsType<UnknownValue>(found.Instances["t_x.u"].Values.Items[attribute]).Symbol;
        return symbol?.Reference ?? (symbol is null ? null : string.Concat(symbol.Parts.Select(part => part.IsReference ? $"<{part.Text}>" : part.Text)));
    }
}
