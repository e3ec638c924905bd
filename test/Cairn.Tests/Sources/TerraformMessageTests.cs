using Cairn.Sources;

namespace Cairn.Tests.Sources;

/// <summary>What a directory of Terraform code says where something is wrong, missing or not meant for Cairn.</summary>
public sealed class TerraformMessageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-code-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("source = \"acme/net/aws\"\n  version = \"~> 5.0\"", "`acme/net/aws`, version `~> 5.0`, was not read: it comes from elsewhere", "terraform init")]
    [InlineData("source = \"git::https://bob:Wintergreen-4471@git.example/m.git?ref=v1&sshkey=QUJD\"", "`git::https://(left out)@git.example/m.git?ref=v1&sshkey=(left out)`", "terraform init")]
    [InlineData("source = \"../beside\"", "it lies outside the scanned directory", "scan the directory that holds both")]
    [InlineData("source = \"./nothing\"", "there is no directory `nothing`", "correct its `source`")]
    [InlineData("source = \"./\"", "it calls itself", "break the circle")]
    [InlineData("count = 1", "it has no `source`", "say where it comes from")]
    [InlineData("source = local.where", "its source is computed", "scan a plan")]
    public void A_module_that_was_not_read_is_told_with_the_reason_and_what_to_do(string call, string message, string help)
    {
        Write("main.tf", $"module \"m\" {{\n  {call}\n}}\nlocals {{ where = \"./m\" }}\n");

        var gap = Assert.Single(Read().Gaps, gap => gap.Code == "module-missing");

        Assert.Contains(message, gap.Message, StringComparison.Ordinal);
        Assert.Contains(help, gap.Help, StringComparison.Ordinal);
        Assert.DoesNotContain("Wintergreen", gap.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_for_a_variable_that_nobody_declares_is_a_mistake_on_the_command_line_and_told_in_a_file()
    {
        Write("a/main.tf", "variable \"stage_name\" {}\n");
        Write("b/main.tf", "variable \"other\" {}\n");
        Write("given.tfvars", "other = 1\nstge = 2\n");

        var collected = Read(new() { Variables = ["stage-name=x", "other=y"], VariableFiles = [Path.Combine(_folder.FullName, "given.tfvars")] });

        var mistake = Assert.Single(collected.Diagnostics);
        Assert.Equal(("variable-undeclared", "no configuration that was read declares a variable `stage-name`", "did you mean `stage_name`?"), (mistake.Code, mistake.Message, mistake.Help));
        var told = Assert.Single(collected.Gaps, gap => gap.Code == "variable-undeclared");
        Assert.Contains("`stge`", told.Message, StringComparison.Ordinal);
        Assert.EndsWith("given.tfvars:2:1", told.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void A_credential_that_code_writes_as_a_number_is_masked()
    {
        Write("main.tf", """
            resource "aws_db_instance" "d" {
              identifier = "d"
              password   = 4471447144
              port       = "5432"
            }
            resource "aws_ssm_parameter" "p" {
              name  = "n"
              value = 4471447144
            }
            resource "aws_ssm_parameter" "q" {
              name  = "x-4471447144"
              value = "user:4471447144@db"
            }
            """);

        var records = Read().Records;

        Assert.DoesNotContain("4471447144", string.Concat(records.Where(record => record.Origin.Address != "aws_ssm_parameter.q").Select(record => record.Data.GetRawText())), StringComparison.Ordinal);
        Assert.Equal(records[0].Data.GetProperty("password").GetString(), records[1].Data.GetProperty("value").GetString());
        Assert.Equal(5432, records[0].Data.GetProperty("port").GetInt32());
    }

    [Fact]
    public void Terragrunt_beside_code_is_told_as_what_it_is()
    {
        Write("live/terragrunt.hcl", "remote_state {}\n");
        Write("live/prod/terragrunt.hcl", "inputs = {}\n");
        Write("mod/main.tf", "resource \"aws_s3_bucket\" \"b\" { bucket = \"b\" }\n");

        var gap = Assert.Single(Read().Gaps, gap => gap.Code == "terragrunt");

        Assert.StartsWith("2 directories are deployed with Terragrunt", gap.Message, StringComparison.Ordinal);
        Assert.EndsWith("live/terragrunt.hcl", gap.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("terragrunt.hcl", "Terragrunt")]
    [InlineData("prod.tfvars", "--var-file")]
    [InlineData("main.tofu", "give the directory that it is in")]
    public void A_file_that_lies_beside_code_is_named_for_what_it_is(string name, string says)
    {
        Write(name, "a = 1\n");

        var problem = Assert.Single(SourceReader.Read([Path.Combine(_folder.FullName, name)], null, TestContext.Current.CancellationToken).Diagnostics);

        Assert.Contains(says, $"{problem.Message} {problem.Help}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_faulty_file_is_also_a_gap_so_that_a_snapshot_remembers_it()
    {
        Write("main.tf", "resource \"aws_s3_bucket\" \"b\" { bucket = \"b\" }\n");
        File.WriteAllBytes(Path.Combine(_folder.FullName, "latin.tf"), [(byte)'#', 0xE9, (byte)'\n']);

        var gap = Assert.Single(Read().Gaps, gap => gap.Code == "code-faulty");

        Assert.EndsWith("latin.tf", gap.Subject, StringComparison.Ordinal);
        Assert.Contains("not valid UTF-8", gap.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_modules_that_only_call_each_other_are_still_read()
    {
        Write("a/main.tf", "module \"b\" { source = \"../b\" }\nresource \"aws_s3_bucket\" \"a\" { bucket = \"a\" }\n");
        Write("b/main.tf", "module \"a\" { source = \"../a\" }\nresource \"aws_s3_bucket\" \"b\" { bucket = \"b\" }\n");

        Assert.Equal(["aws_s3_bucket.a", "module.b.aws_s3_bucket.b"], Read().Records.Select(record => record.Origin.Address));
    }

    [Fact]
    public void A_queue_is_found_by_the_address_that_its_policy_names()
    {
        Write("main.tf", "provider \"aws\" { region = \"eu-west-1\" }\nresource \"aws_sqs_queue\" \"q\" { name = \"jobs\" }\nresource \"aws_sqs_queue_policy\" \"p\" {\n  queue_url = aws_sqs_queue.q.id\n  policy    = \"{}\"\n}\n");

        var records = Read().Records;

        Assert.Equal("https://sqs.eu-west-1.amazonaws.com/111122223333/jobs", records[0].Data.GetProperty("url").GetString());
        Assert.Equal(records[0].Data.GetProperty("url").GetString(), records[1].Data.GetProperty("queue_url").GetString());
    }

    [Fact]
    public void What_AWS_decides_is_unknown_and_not_none()
    {
        Write("main.tf", "resource \"aws_instance\" \"i\" {\n  ami = \"ami-1\"\n  metadata_options { http_tokens = \"required\" }\n}\n");

        var data = Assert.Single(Read().Records).Data;

        Assert.True(data.GetProperty("vpc_security_group_ids").GetProperty("$computed").GetBoolean());
        Assert.Equal("enabled", data.GetProperty("metadata_options")[0].GetProperty("http_endpoint").GetString());
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private Collected Read(ReadOptions? options = null) => SourceReader.Read([_folder.FullName], options ?? new() { Account = "111122223333" }, TestContext.Current.CancellationToken);
}
