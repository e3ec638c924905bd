using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Hcl.Modules;
using Cairn.Hcl.Values;
using Cairn.Sources.TerraformCode;

namespace Cairn.Tests.Hcl;

/// <summary>Policy documents and other computable data sources are what the real provider computes.</summary>
[Slow]
public sealed class PolicyDocumentDifferential
{
    private const string Mirror = "/opt/tf-plugins";

    private const string Code =
        """
        terraform {
          required_providers {
            aws = { source = "hashicorp/aws" }
          }
        }
        provider "aws" {
          region                      = "eu-west-1"
          access_key                  = "none"
          secret_key                  = "none"
          skip_credentials_validation = true
          skip_requesting_account_id  = true
          skip_metadata_api_check     = true
        }
        locals { buckets = ["one", "two", "three"] }
        data "aws_iam_policy_document" "plain" {
          policy_id = "p1"
          statement {
            sid       = "Read"
            actions   = ["s3:GetObject", "s3:ListBucket", "s3:AbortMultipartUpload"]
            resources = [for b in local.buckets : "arn:aws:s3:::${b}/*"]
            condition {
              test     = "StringLike"
              variable = "aws:PrincipalArn"
              values   = ["arn:aws:iam::*:role/b", "arn:aws:iam::*:role/a"]
            }
            condition {
              test     = "StringLike"
              variable = "s3:prefix"
              values   = ["home/&{aws:username}/"]
            }
            condition {
              test     = "Bool"
              variable = "aws:SecureTransport"
              values   = [true]
            }
          }
          statement {
            effect      = "Deny"
            not_actions = ["iam:*"]
            resources   = ["*"]
          }
        }
        data "aws_iam_policy_document" "trust" {
          statement {
            actions = ["sts:AssumeRole"]
            principals {
              type        = "Service"
              identifiers = ["lambda.amazonaws.com", "ec2.amazonaws.com"]
            }
            principals {
              type        = "AWS"
              identifiers = ["arn:aws:iam::111122223333:root"]
            }
            principals {
              type        = "Service"
              identifiers = ["sagemaker.amazonaws.com"]
            }
          }
        }
        data "aws_iam_policy_document" "anyone" {
          version = "2008-10-17"
          statement {
            actions       = ["s3:*"]
            not_resources = ["arn:aws:s3:::x"]
            principals {
              type        = "*"
              identifiers = ["*"]
            }
          }
          statement {
            sid = "AwsStar"
            actions   = ["s3:GetObject"]
            resources = ["*"]
            principals {
              type        = "AWS"
              identifiers = ["*"]
            }
            not_principals {
              type        = "AWS"
              identifiers = ["arn:aws:iam::111122223333:user/x"]
            }
          }
        }
        data "aws_iam_policy_document" "merged" {
          source_policy_documents = [data.aws_iam_policy_document.plain.json, data.aws_iam_policy_document.anyone.json]
          statement {
            sid       = "Read"
            effect    = "Deny"
            actions   = ["s3:GetObject"]
            resources = ["*"]
          }
          override_policy_documents = [
            jsonencode({ Version = "2012-10-17", Id = "over", Statement = [{ Sid = "AwsStar", Effect = "Allow", Action = "s3:Put*", Resource = "*" }, { Effect = "Allow", Action = ["a:b"], Resource = ["*"] }] }),
          ]
        }
        data "aws_iam_policy_document" "empty" {}
        data "aws_iam_policy_document" "dynamic" {
          dynamic "statement" {
            for_each = { for i, b in local.buckets : b => i if i < 2 }
            iterator = it
            content {
              sid       = "S${it.value}"
              actions   = ["s3:GetObject"]
              resources = ["arn:aws:s3:::${it.key}"]
            }
          }
        }
        data "aws_region" "here" {}
        data "aws_region" "other" { name = "us-east-2" }
        data "aws_partition" "here" {}
        data "aws_arn" "a" { arn = "arn:aws:rds:eu-west-1:123456789012:db:mysql-db" }
        data "aws_service_principal" "s3" { service_name = "s3" }
        output "all" {
          value = {
            plain = data.aws_iam_policy_document.plain.json, trust = data.aws_iam_policy_document.trust.json, anyone = data.aws_iam_policy_document.anyone.json
            merged = data.aws_iam_policy_document.merged.json, empty = data.aws_iam_policy_document.empty.json, dynamic = data.aws_iam_policy_document.dynamic.json
            region = data.aws_region.here.name, other = data.aws_region.other.name, partition = "${data.aws_partition.here.partition} ${data.aws_partition.here.dns_suffix} ${data.aws_partition.here.reverse_dns_prefix}"
            arn = "${data.aws_arn.a.partition} ${data.aws_arn.a.service} ${data.aws_arn.a.region} ${data.aws_arn.a.account} ${data.aws_arn.a.resource}"
            principal = "${data.aws_service_principal.s3.name} ${data.aws_service_principal.s3.id}"
          }
        }
        """;

    [Fact]
    public async Task The_provider_agrees()
    {
        Assert.SkipUnless(TerraformConsole.IsThere && Directory.Exists(Mirror), "terraform or a mirror of the aws provider is not here");
        var folder = Directory.CreateTempSubdirectory("cairn-hcl-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "main.tf"), Code, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "rc"), $"provider_installation {{\n  filesystem_mirror {{\n    path = \"{Mirror}\"\n  }}\n}}\n", TestContext.Current.CancellationToken);
            var said = await TerraformConsole.Run(folder.FullName, "", ["init", "-input=false"], TestContext.Current.CancellationToken);
            said += await TerraformConsole.Run(folder.FullName, "", ["apply", "-auto-approve", "-input=false"], TestContext.Current.CancellationToken);
            var output = await TerraformConsole.Run(folder.FullName, "", ["output", "-json", "all"], TestContext.Current.CancellationToken);
            Assert.True(output.StartsWith('{'), said + output);

            var theirs = JsonSerializer.Deserialize<Dictionary<string, string>>(output)!;
            var ours = Outputs();

            Assert.Equal(theirs.Keys.Order(StringComparer.Ordinal), ours.Keys.Order(StringComparer.Ordinal));
            Assert.All(theirs, pair => Assert.Equal(Normal(pair.Value), Normal(ours[pair.Key])));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Normal(string text) => text.StartsWith('{') ? Sorted(JsonNode.Parse(text))!.ToJsonString() : text;

    /// <summary>Members of an object have no order in JSON; items of a list keep theirs.</summary>
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static Dictionary<string, string> Outputs()
    {
        var files = new MemoryTree(new Dictionary<string, string> { ["main.tf"] = Code });
        var configuration = new Configuration(files, "", new() { Knowledge = new AwsKnowledge(null) });
        configuration.Evaluate();
        Assert.Empty(configuration.Diagnostics);
        return ((MappingValue)configuration.RootOutput("all")).Items.ToDictionary(item => item.Key, item => ((StringValue)item.Value).Value);
    }
}
