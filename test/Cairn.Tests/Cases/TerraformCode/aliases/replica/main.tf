terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.src]
    }
  }
}

variable "name" {}

resource "aws_s3_bucket" "copy" {
  bucket = var.name
}

resource "aws_sns_topic" "source" {
  provider = aws.src
  name     = "${var.name}-changed"
}

output "arn" {
  value = aws_s3_bucket.copy.arn
}
