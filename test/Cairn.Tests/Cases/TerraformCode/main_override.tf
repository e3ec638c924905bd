# Replaces one attribute of what main.tf declares.
resource "aws_ssm_parameter" "summary" {
  description = "set by an override"
  type        = "StringList"
}

locals {
  region = "us-west-2"
}
