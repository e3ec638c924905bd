using Cairn.Hcl.Functions;
using Cairn.Hcl.Modules;
using Cairn.Hcl.Values;

namespace Cairn.Tests.Hcl;

/// <summary>Ways of writing that are common in modules and estates in public use.</summary>
public sealed class IdiomTests
{
    [Fact]
    public void A_map_of_providers_may_have_aliases_as_keys()
    {
        var (configuration, found) = Read(new()
        {
            ["main.tf"] = """
                provider "t" {
                  alias  = "west"
                  region = "w"
                }
                module "m" {
                  source    = "./m"
                  providers = { t.peer = t.west }
                }
                """,
            ["m/main.tf"] = "resource \"t_x\" \"r\" { provider = t.peer }\n",
        });

        Assert.Empty(configuration.Diagnostics);
        Assert.Equal("t.west", found["module.m.t_x.r"].Provider.Key);
    }

    [Theory]
    [InlineData("{ t_x.a = 1 }")]
    [InlineData("{ local.k[\"x\"] = 1 }")]
    [InlineData("{ local.k.y[0] = 1 }")]
    public void A_reference_as_a_key_is_a_fault_where_it_is_evaluated(string expression)
    {
        var (configuration, _) = Read(new() { ["main.tf"] = $"resource \"t_x\" \"r\" {{ v = {expression} }}\nlocals {{ k = {{ x = \"n\", y = [\"m\"] }} }}\n" });

        Assert.Contains("it is not clear whether this key is a reference", Assert.Single(configuration.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_and_modules_beside_the_root_module_are_read()
    {
        var (configuration, found) = Read(
            new()
            {
                ["envs/prod/main.tf"] = """
                    module "m" { source = "../../modules/m" }
                    resource "t_x" "r" {
                      file  = file("${path.module}/../../shared/a.txt")
                      set   = fileset("${path.root}/../../shared", "*.txt")
                      is    = fileexists("../../shared/a.txt")
                      outer = try(file("../../../outside.txt"), "refused")
                    }
                    """,
                ["modules/m/main.tf"] = "resource \"t_x\" \"in\" { v = templatefile(\"${path.module}/t.tftpl\", { x = 1 }) }\n",
                ["modules/m/t.tftpl"] = "[${x}]",
                ["shared/a.txt"] = "shared",
            },
            root: "envs/prod");

        Assert.Empty(configuration.Diagnostics);
        Assert.Equal("\"[1]\"", Json(found["module.m.t_x.in"], "v"));
        Assert.Equal(["\"shared\"", "[\"a.txt\"]", "true", "\"refused\""], new[] { "file", "set", "is", "outer" }.Select(name => Json(found["t_x.r"], name)));
    }

    [Fact]
    public void A_module_that_calls_itself_ends_at_once()
    {
        var (configuration, found) = Read(new()
        {
            ["main.tf"] = "module \"a\" {\n  source = \"./a\"\n  count  = 2\n}\n",
            ["a/main.tf"] = "module \"b\" {\n  source = \"../b\"\n  count  = 2\n}\nresource \"t_x\" \"r\" {}\n",
            ["b/main.tf"] = "module \"a\" {\n  source = \"../a\"\n  count  = 2\n}\n",
        });

        Assert.Equal(["module.a[0].t_x.r", "module.a[1].t_x.r"], found.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(8, configuration.Missing.Count);
        Assert.All(configuration.Missing, missing => Assert.Contains("calls itself", missing.Why, StringComparison.Ordinal));
    }

    [Fact]
    public void Modules_that_double_at_each_level_are_cut_and_told()
    {
        var files = Enumerable.Range(0, 20).ToDictionary(
            i => string.Concat(Enumerable.Repeat("m/", i)) + "main.tf",
            i => i == 19 ? "resource \"t_x\" \"r\" {}\n" : "module \"m\" {\n  source = \"./m\"\n  count  = 2\n}\n");

        var configuration = new Configuration(new MemoryTree(files), "", new() { Limits = new() { MaxModules = 500 } });

        Assert.True(configuration.Evaluate().Count < 500);
        Assert.True(configuration.IsCut);
    }

    [Fact]
    public void An_override_replaces_blocks_of_its_own_type_only()
    {
        var (_, found) = Read(new()
        {
            ["main.tf"] = """
                variable "v" {
                  type     = string
                  nullable = false
                  default  = "one"
                }
                resource "t_x" "r" {
                  v = var.v
                  dynamic "kept" {
                    for_each = [1]
                    content { n = kept.value }
                  }
                  dynamic "gone" {
                    for_each = [1, 2]
                    content { n = gone.value }
                  }
                }
                """,
            ["main_override.tf"] = "variable \"v\" { default = null }\nresource \"t_x\" \"r\" {\n  gone { n = 9 }\n}\n",
        });

        Assert.Equal(["[{\"n\":1}]", "[{\"n\":9}]"], new[] { "kept", "gone" }.Select(name => Json(found["t_x.r"], name)));
    }

    [Fact]
    public void Two_slashes_are_a_comment_in_a_json_block_and_a_key_in_a_map()
    {
        var (_, found) = Read(new() { ["main.tf.json"] = """{"//": "x", "resource": {"//": "x", "t_x": {"r": {"//": "x", "tags": {"//": "kept", "a": "b"}}}}}""" });

        Assert.Equal("""{"tags":{"//":"kept","a":"b"}}""", ((StringValue)JsonEncoding.Encode(found["t_x.r"].Values)).Value);
    }

    [Fact]
    public void State_beside_the_code_answers_for_another_configuration()
    {
        var (configuration, found) = Read(new()
        {
            ["main.tf"] = """
                data "terraform_remote_state" "net" {
                  backend  = "local"
                  config   = { path = "${path.module}/net.json" }
                  defaults = { zone = "none", vpc = "default" }
                }
                data "terraform_remote_state" "far" {
                  backend = "s3"
                  config  = { bucket = "states" }
                }
                resource "terraform_data" "t" { input = { a = data.terraform_remote_state.net.outputs.vpc } }
                resource "t_x" "r" {
                  v = [data.terraform_remote_state.net.outputs.vpc, data.terraform_remote_state.net.outputs.zone, terraform_data.t.output.a, try(data.terraform_remote_state.net.outputs.none, "no")]
                  s = data.terraform_remote_state.net.outputs.key
                  u = data.terraform_remote_state.far.outputs.vpc
                }
                """,
            ["net.json"] = """{"version": 4, "outputs": {"vpc": {"value": "vpc-1", "type": "string"}, "key": {"value": "hidden", "type": "string", "sensitive": true}}, "resources": []}""",
        });

        Assert.Empty(configuration.Diagnostics);
        Assert.Equal("""["vpc-1","none","vpc-1","no"]""", Json(found["t_x.r"], "v"));
        Assert.True(found["t_x.r"].Values.Items["s"].IsSensitive);
        Assert.Equal("data.terraform_remote_state.far.outputs.vpc", Assert.IsType<UnknownValue>(found["t_x.r"].Values.Items["u"]).Symbol?.Reference);
    }

    [Fact]
    public void Files_for_OpenTofu_take_the_place_of_those_they_are_named_after()
    {
        var (_, found) = Read(new()
        {
            ["a.tf"] = "resource \"t_x\" \"terraform\" {}\n",
            ["a.tofu"] = "resource \"t_x\" \"tofu\" {}\n",
            ["b.tf"] = "resource \"t_x\" \"both\" { v = 1 }\n",
            ["b_override.tofu"] = "resource \"t_x\" \"both\" { v = 2 }\n",
            ["c.tofu.json"] = """{"resource": {"t_x": {"json": {}}}}""",
        });

        Assert.Equal(["t_x.both", "t_x.json", "t_x.tofu"], found.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("2", Json(found["t_x.both"], "v"));
    }

    [Fact]
    public void A_value_on_the_command_line_is_a_text_unless_its_variable_has_another_type()
    {
        var files = new Dictionary<string, string> { ["main.tf"] = "variable \"any\" { type = any }\nvariable \"none\" {}\nresource \"t_x\" \"r\" { v = [var.any, var.none] }\n", ["a.auto.tfvars"] = "nobody = 1\n" };

        var configuration = new Configuration(new MemoryTree(files), "", new() { Variables = ["any=[\"x\"]", "none=[\"x\"]"] });

        Assert.Equal("""[["x"],"[\"x\"]"]""", Json(configuration.Evaluate()[0].Instance, "v"));
        Assert.Contains("`nobody`", Assert.Single(configuration.Assumptions, told => told.Code == "variable-undeclared").Message, StringComparison.Ordinal);
    }

    private static (Configuration Configuration, Dictionary<string, ResourceInstance> Found) Read(Dictionary<string, string> files, string root = "")
    {
        var configuration = new Configuration(new MemoryTree(files), root, new());
        return (configuration, configuration.Evaluate().ToDictionary(item => item.Instance.Address, item => item.Instance));
    }

    private static string Json(ResourceInstance instance, string attribute) => ((StringValue)JsonEncoding.Encode(instance.Values.Items[attribute])).Value;
}
