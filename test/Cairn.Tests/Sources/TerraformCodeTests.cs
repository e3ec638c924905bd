using System.Text.Json;
using Cairn.Providers.Records;
using Cairn.Sources;

namespace Cairn.Tests.Sources;

/// <summary>Directories of Terraform code as a source.</summary>
public sealed class TerraformCodeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-code-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("dynamic \"principals\" {\n for_each = [1]\n content {\n type = local.none\n identifiers = [\"*\"]\n }\n }")]
    [InlineData("condition {\n test = local.none\n variable = \"aws:SourceVpce\"\n values = [\"vpce-1\"]\n }")]
    public void A_document_with_a_part_that_cannot_be_named_is_unknown_as_a_whole(string part)
    {
        Write("main.tf", $$"""
            locals { none = jsondecode("{") }
            data "aws_iam_policy_document" "d" {
              statement {
                effect    = "Deny"
                actions   = ["s3:*"]
                resources = ["*"]
                {{part}}
              }
            }
            resource "aws_s3_bucket_policy" "p" {
              bucket = "b"
              policy = data.aws_iam_policy_document.d.json
            }
            """);

        var policy = RecordOf(Read(new() { Account = "111122223333" }), "aws_s3_bucket_policy.p").Data.GetProperty("policy");

        Assert.True(policy.GetProperty("$unknown").GetBoolean());
    }

    [Fact]
    public void A_message_about_a_sensitive_value_does_not_quote_it()
    {
        Write("main.tf", """
            variable "pin" {
              sensitive = true
              default   = "hunter2-hunter2"
            }
            resource "aws_s3_bucket" "b" { bucket = "b-${parseint(var.pin, 10)}" }
            """);

        var gap = Assert.Single(Read(new() { Account = "111122223333" }).Gaps, gap => gap.Code == "value-unknown");

        Assert.Contains("(sensitive)", gap.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", gap.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Widths_of_a_format_are_counted_while_it_is_filled()
    {
        Write("main.tf", $"resource \"aws_s3_bucket\" \"b\" {{\n  bucket = format(\"{string.Concat(Enumerable.Repeat("%99999[1]d", 20_000))}\", 1)\n}}\n");

        var collected = Read(new() { Account = "111122223333" });

        Assert.Contains(collected.Gaps, gap => gap.Message.Contains("a text becomes too long", StringComparison.Ordinal));
    }

    [Fact]
    public void A_policy_names_what_it_is_about_also_before_there_are_ids()
    {
        Write("main.tf", """
            provider "aws" { region = "eu-west-1" }
            data "aws_caller_identity" "me" {}
            resource "aws_s3_bucket" "b" { bucket = "data-${data.aws_caller_identity.me.account_id}" }
            resource "aws_kms_key" "k" {}
            resource "aws_vpc_endpoint" "e" { vpc_id = "vpc-1" }
            resource "aws_iam_role" "r" {
              name               = "worker"
              path               = "/team/"
              assume_role_policy = data.aws_iam_policy_document.trust.json
            }
            data "aws_iam_policy_document" "trust" {
              statement {
                actions = ["sts:AssumeRole"]
                principals {
                  type        = "Service"
                  identifiers = ["lambda.amazonaws.com"]
                }
              }
            }
            resource "aws_iam_role_policy" "p" {
              role = aws_iam_role.r.id
              policy = jsonencode({ Version = "2012-10-17", Statement = [
                { Effect = "Allow", Action = "s3:GetObject", Resource = "${aws_s3_bucket.b.arn}/*", Condition = { StringEquals = { "aws:SourceVpce" = aws_vpc_endpoint.e.id } } },
                { Effect = "Allow", Action = "kms:Decrypt", Resource = aws_kms_key.k.arn },
                { Effect = "Allow", Action = "sts:AssumeRole", Resource = aws_iam_role.r.arn },
              ] })
            }
            resource "aws_security_group" "g" { vpc_id = "vpc-1" }
            resource "aws_instance" "i" {
              ami                    = "ami-1"
              vpc_security_group_ids = [aws_security_group.g.id]
            }
            """);

        var collected = Read(new() { Account = "111122223333" });

        var policy = JsonDocument.Parse(RecordOf(collected, "aws_iam_role_policy.p").Data.GetProperty("policy").GetString()!).RootElement.GetProperty("Statement");
        Assert.Equal("arn:aws:s3:::data-111122223333/*", policy[0].GetProperty("Resource").GetString());
        Assert.Equal("${aws_vpc_endpoint.e.id}", policy[0].GetProperty("Condition").GetProperty("StringEquals").GetProperty("aws:SourceVpce").GetString());
        Assert.Equal("arn:aws:kms:eu-west-1:111122223333:key/aws_kms_key.k", policy[1].GetProperty("Resource").GetString());
        Assert.Equal("arn:aws:iam::111122223333:role/team/worker", policy[2].GetProperty("Resource").GetString());
        Assert.Equal("worker", RecordOf(collected, "aws_iam_role_policy.p").Data.GetProperty("role").GetString());
        Assert.Equal("aws_security_group.g.id", RecordOf(collected, "aws_instance.i").Data.GetProperty("vpc_security_group_ids")[0].GetProperty("$ref").GetString());
        Assert.True(RecordOf(collected, "aws_kms_key.k").Data.GetProperty("policy").GetProperty("$computed").GetBoolean());
        Assert.Contains("lambda.amazonaws.com", RecordOf(collected, "aws_iam_role.r").Data.GetProperty("assume_role_policy").GetString(), StringComparison.Ordinal);
        Assert.Equal(("111122223333", null), (RecordOf(collected, "aws_iam_role.r").Account, RecordOf(collected, "aws_iam_role.r").Region));
        Assert.Equal("eu-west-1", RecordOf(collected, "aws_instance.i").Region);
    }

    [Fact]
    public void A_record_says_in_which_file_and_line_it_is_written()
    {
        Write("net.tf", "# a comment\n\nresource \"aws_vpc\" \"v\" { cidr_block = \"10.0.0.0/16\" }\n");

        var origin = RecordOf(Read(), "aws_vpc.v").Origin;

        Assert.Equal($"{_folder.FullName}/net.tf:3", origin.Source);
        Assert.Equal(Stage.Planned, origin.Stage);
    }

    [Fact]
    public void A_module_that_another_configuration_calls_is_no_configuration_of_its_own()
    {
        Write("live/main.tf", "module \"m\" {\n  source = \"../modules/m\"\n  name   = \"one\"\n}\n");
        Write("modules/m/main.tf", "variable \"name\" {}\nresource \"aws_s3_bucket\" \"b\" { bucket = var.name }\n");

        var record = Assert.Single(Read().Records);

        Assert.Equal(("module.m.aws_s3_bucket.b", "one"), (record.Origin.Address, record.Data.GetProperty("bucket").GetString()));
    }

    [Fact]
    public void A_module_from_elsewhere_is_a_gap_and_a_faulty_file_a_diagnostic_and_the_rest_is_read()
    {
        Write("main.tf", "module \"vpc\" { source = \"terraform-aws-modules/vpc/aws\" }\nresource \"aws_subnet\" \"s\" { vpc_id = module.vpc.vpc_id }\n");
        Write("bad.tf", "resource \"aws_vpc\" \"v\" {\n  cidr_block = \n}\n");
        File.WriteAllBytes(Path.Combine(_folder.FullName, "binary.tf"), [0xFF, 0xFE, 0x00, 0xD8]);

        var collected = Read();

        Assert.Contains(collected.Gaps, gap => gap.Code == "module-missing" && gap.Message.Contains("terraform-aws-modules/vpc/aws", StringComparison.Ordinal));
        Assert.Contains(collected.Diagnostics, diagnostic => diagnostic.Code == "hcl-syntax" && diagnostic.Where.EndsWith("bad.tf:2:16", StringComparison.Ordinal));
        Assert.Contains(collected.Diagnostics, diagnostic => diagnostic.Code == "hcl-not-unicode");
        Assert.Equal("module.vpc.vpc_id", RecordOf(collected, "aws_subnet.s").Data.GetProperty("vpc_id").GetProperty("$ref").GetString());
    }

    [Fact]
    public void Nothing_outside_the_directory_is_read()
    {
        var secret = Path.Combine(Path.GetTempPath(), $"cairn-secret-{Guid.NewGuid():N}.txt");
        File.WriteAllText(secret, "outside");
        try
        {
            Write("main.tf", $"resource \"aws_ssm_parameter\" \"p\" {{\n  a = file(\"{secret}\")\n  b = file(\"../{Path.GetFileName(secret)}\")\n  c = try(file(\"link.txt\"), \"refused\")\n  d = fileexists(\"{secret}\")\n  e = file(\"in.txt\")\n}}\n");
            Write("in.txt", "inside");
            File.CreateSymbolicLink(Path.Combine(_folder.FullName, "link.txt"), secret);

            var data = RecordOf(Read(), "aws_ssm_parameter.p").Data;

            Assert.Equal("inside", data.GetProperty("e").GetString());
            Assert.Equal("refused", data.GetProperty("c").GetString());
            Assert.DoesNotContain("outside", data.GetRawText(), StringComparison.Ordinal);
            Assert.All(["a", "b", "d"], name => Assert.True(data.GetProperty(name).TryGetProperty("$unknown", out _)));
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [Fact]
    public void Variables_are_given_and_sensitive_ones_are_never_shown()
    {
        Write("main.tf", "variable \"env\" {}\nvariable \"key\" {\n  sensitive = true\n}\nresource \"aws_lambda_function\" \"f\" {\n  function_name = \"f-${var.env}\"\n  environment {\n    variables = { KEY = var.key }\n  }\n}\n");

        var record = Assert.Single(Read(new() { Variables = ["env=prod", "key=Wintergreen-4471-Falcon"] }).Records);

        Assert.Equal("f-prod", record.Data.GetProperty("function_name").GetString());
        Assert.DoesNotContain("Wintergreen", record.Data.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_count_is_assumed_to_be_one_and_told()
    {
        Write("main.tf", "variable \"n\" {}\nresource \"aws_s3_bucket\" \"b\" {\n  count  = var.n\n  bucket = \"b${count.index}\"\n}\n");

        var collected = Read();

        Assert.Equal("aws_s3_bucket.b[0]", Assert.Single(collected.Records).Origin.Address);
        Assert.Contains(collected.Gaps, gap => gap.Code == "count-unknown");
    }

    [Fact]
    public void Yaml_beside_the_code_is_read()
    {
        Write("main.tf", "locals { c = yamldecode(file(\"c.yaml\")) }\nresource \"aws_s3_bucket\" \"b\" {\n  for_each = { for b in local.c.buckets : b.name => b }\n  bucket   = each.value.name\n}\n");
        Write("c.yaml", "buckets:\n  - name: one\n  - name: two\n");

        Assert.Equal(["aws_s3_bucket.b[\"one\"]", "aws_s3_bucket.b[\"two\"]"], Read().Records.Select(record => record.Origin.Address));
    }

    [Fact]
    public void Files_beyond_the_deepest_level_looked_at_make_the_answer_unknown_instead_of_shorter()
    {
        Write("main.tf", "resource \"aws_ssm_parameter\" \"p\" {\n  all  = fileset(path.module, \"**\")\n  some = fileset(\"a\", \"*\")\n}\n");
        Write("a/in.txt", "");
        Write(string.Concat(Enumerable.Repeat("d/", 40)) + "deep.txt", "");

        var data = RecordOf(Read(), "aws_ssm_parameter.p").Data;

        Assert.True(data.GetProperty("all").TryGetProperty("$unknown", out _));
        Assert.Equal("in.txt", Assert.Single(data.GetProperty("some").EnumerateArray()).GetString());
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private Collected Read(ReadOptions? options = null) => SourceReader.Read([_folder.FullName], options, TestContext.Current.CancellationToken);

    private static Cairn.Providers.Records.Record RecordOf(Collected collected, string address) => Assert.Single(collected.Records, record => record.Origin.Address == address);
}
