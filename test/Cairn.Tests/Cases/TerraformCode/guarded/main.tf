variable "token" {
  type      = string
  default   = "Wintergreen-4471-Falcon"
  sensitive = true
}

variable "session" {
  type      = string
  default   = "short"
  ephemeral = true
}

locals {
  parsed = provider::aws::arn_parse("arn:aws:iam::444455556666:role/team/deployer")
  built  = provider::aws::arn_build("aws", "sqs", "us-west-2", "111122223333", "guarded")
  role   = provider::aws::trim_iam_role_path("arn:aws:iam::444455556666:role/team/deployer")
}

resource "aws_lambda_function" "guarded" {
  function_name = "guarded"
  role          = local.role
  package_type  = "Image"
  image_uri     = "111122223333.dkr.ecr.us-west-2.amazonaws.com/fn:1"

  environment {
    variables = {
      TOKEN   = var.token
      ACCOUNT = local.parsed.account_id
      LENGTH  = nonsensitive(length(var.token))
    }
  }
}

resource "aws_iam_role" "guarded" {
  name = "guarded"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = [local.role, "arn:${local.parsed.partition}:iam::${local.parsed.account_id}:root"] }
      Condition = { ArnEquals = { "aws:SourceArn" = local.built } }
    }]
  })
}

resource "aws_iam_policy" "encoded" {
  name        = "guarded"
  description = provider::terraform::encode_tfvars({ a = [1, "x"], b = true })
  policy      = jsonencode({ Version = "2012-10-17", Statement = [] })
}

terraform {
  required_providers {
    aws       = { source = "hashicorp/aws" }
    terraform = { source = "terraform.io/builtin/terraform" }
  }
}
