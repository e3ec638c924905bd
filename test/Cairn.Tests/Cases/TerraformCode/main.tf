# One estate of many small stories: what modules in public use are written like. The test lets Terraform plan it.
terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0, < 6.0"
    }
  }
}

variable "environment" {
  type        = string
  description = "Comes from terraform.tfvars."

  validation {
    condition     = contains(["dev", "stage", "prod"], var.environment)
    error_message = "One of dev, stage, prod."
  }
}

variable "owners" {
  type    = map(string)
  default = {}
}

variable "suffix" {
  type    = string
  default = "from-the-default"
}

provider "aws" {
  region = local.region

  default_tags {
    tags = {
      Environment = var.environment
      ManagedBy   = "terraform"
    }
  }
}

provider "aws" {
  alias  = "backup"
  region = "eu-west-1"
}

locals {
  region = "us-east-1"
  prefix = join("-", compact(["acme", var.environment, var.suffix == "" ? null : var.suffix]))
}

module "bucket_module" {
  source = "./bucket-module"

  bucket = "${local.prefix}-training"
  versioning = {
    enabled = true
  }
  website = { index_document = "index.html" }
  lifecycle_rule = [
    { id = "logs", enabled = true, transition = [{ days = 30, storage_class = "GLACIER" }], expiration = { days = 365 } },
    { id = "tmp", enabled = false, filter = { prefix = "tmp/" }, abort_incomplete_multipart_upload_days = 7 },
  ]
  attach_deny_insecure_transport_policy = true
  attach_policy                         = true
  readers                               = ["arn:aws:iam::111122223333:root"]
  tags                                  = { Owner = lookup(var.owners, "training", "nobody") }
}

module "no_bucket" {
  source        = "./bucket-module"
  create_bucket = false
}

module "function_module" {
  source   = "./function-module"
  for_each = { chat = { memory = 512 }, summarise = { memory = 1024, timeout = 60, environment = { MODE = "fast" } } }

  function_name         = "${local.prefix}-${each.key}"
  memory_size           = each.value.memory
  timeout               = try(each.value.timeout, null)
  environment_variables = try(each.value.environment, {})
  trusted_entities = [
    "apigateway.amazonaws.com",
    { type = "AWS", identifiers = ["arn:aws:iam::111122223333:root"] },
  ]
  policy_statements = {
    models = { effect = "Allow", actions = ["bedrock:InvokeModel"], resources = ["arn:aws:bedrock:*::foundation-model/*"] }
    "read-data" = {
      actions   = ["s3:GetObject"]
      resources = ["${module.bucket_module.arn}/*"]
      condition = [{ test = "StringEquals", variable = "aws:SourceAccount", values = ["111122223333"] }]
    }
  }
}

module "network" {
  source = "./network"

  name            = local.prefix
  cidr            = "10.20.0.0/16"
  azs             = ["us-west-2a", "us-west-2b", "us-west-2c"]
  private_subnets = [for i in range(3) : cidrsubnet("10.20.0.0/16", 8, i)]
  public_subnets  = [for i in range(2) : cidrsubnet("10.20.0.0/16", 8, i + 100)]
}

module "grants_by_map" {
  source = "./grants-by-map"
}

module "access_catalogue" {
  source     = "./access-catalogue"
  account_id = module.grants_by_map.account_id
}

module "agent_estate" {
  source = "./agent-estate"
  name   = "desk"
}

module "aliases" {
  source = "./aliases"
  providers = {
    aws        = aws
    aws.backup = aws.backup
  }
  name = local.prefix
}

module "toggles" {
  source = "./toggles"
}

module "dynamic_rules" {
  source = "./dynamic-rules"
  vpc_id = module.network.vpc_id
}

module "typed_inputs" {
  source = "./typed-inputs"
  endpoints = {
    triage = { model = "triage-v3", instances = 2 }
    intake = { model = "intake-v1", variant = { name = "shadow", weight = "0.25" }, tags = null }
  }
}

module "templates" {
  source = "./templates"
}

module "catalogue" {
  source = "./catalogue"
}

module "renamed" {
  source = "./renamed"
}

module "nested" {
  source = "./nested"
}

module "json_code" {
  source = "./json-code"
  prefix = local.prefix
}

module "conditions" {
  source = "./conditions"
}

module "guarded" {
  source = "./guarded"
}

resource "aws_ssm_parameter" "summary" {
  name  = "/${local.prefix}/summary"
  type  = "String"
  value = jsonencode({ functions = sort(values(module.function_module)[*].function_name), subnets = module.network.private_subnet_count })

  lifecycle {
    ignore_changes = [tags]
  }
}

data "terraform_remote_state" "upstream" {
  backend = "local"
  config = {
    path = "${path.module}/upstream.json"
  }
  defaults = {
    zone = "none.example"
  }
}

resource "aws_sns_topic" "upstream" {
  name         = "${data.terraform_remote_state.upstream.outputs.team}-alarms"
  display_name = try(data.terraform_remote_state.upstream.outputs.missing, data.terraform_remote_state.upstream.outputs.zone)
}

module "chained" {
  source = "./chained"
}
