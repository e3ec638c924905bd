terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.backup]
    }
  }
}

variable "name" {
  type = string
}

data "aws_region" "here" {}

data "aws_region" "there" {
  provider = aws.backup
}

resource "aws_s3_bucket" "here" {
  bucket = "${var.name}-${data.aws_region.here.name}"
}

resource "aws_sqs_queue" "there" {
  provider = aws.backup
  name     = "${var.name}-${data.aws_region.there.name}"
  tags     = { Kind = "backup" }
}

module "replica" {
  source   = "./replica"
  for_each = toset(["one", "two"])
  providers = {
    aws     = aws.backup
    aws.src = aws
  }
  name = "${var.name}-${each.key}"
}

output "replicas" {
  value = { for k, m in module.replica : k => m.arn }
}

resource "aws_sqs_queue" "replicas" {
  name = "replicas"
  tags = { Copies = join(",", [for k, arn in { for k, m in module.replica : k => m.arn } : "${k}=${arn}"]) }
}
