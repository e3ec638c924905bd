# Larkspur Health runs two AI systems: a triage model that ranks incoming patient messages,
# and a care assistant, an agent that answers questions and books appointments.
# The estate is fictitious. It is vulnerable on purpose: see ../README.md for what is planted where.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "endpoint" {
  description = "An AWS API endpoint for every service, such as a local mock; empty for AWS itself."
  type        = string
  default     = ""
}

provider "aws" {
  region                      = "us-east-1"
  skip_credentials_validation = var.endpoint != ""
  skip_requesting_account_id  = false
  s3_use_path_style           = var.endpoint != ""

  default_tags {
    tags = { company = "larkspur", managed-by = "terraform" }
  }

  dynamic "endpoints" {
    for_each = var.endpoint == "" ? [] : [var.endpoint]
    content {
      apigateway     = endpoints.value
      dynamodb       = endpoints.value
      ec2            = endpoints.value
      ecr            = endpoints.value
      iam            = endpoints.value
      kms            = endpoints.value
      lambda         = endpoints.value
      rds            = endpoints.value
      s3             = endpoints.value
      s3control      = endpoints.value
      sagemaker      = endpoints.value
      secretsmanager = endpoints.value
      ssm            = endpoints.value
      sts            = endpoints.value
    }
  }
}

data "aws_caller_identity" "current" {}

locals {
  account = data.aws_caller_identity.current.account_id
}
