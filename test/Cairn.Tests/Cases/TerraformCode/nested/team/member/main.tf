variable "name" {}
variable "rights" { type = set(string) }
variable "count_of" {}

locals {
  table = { read = "s3:GetObject", write = "s3:PutObject" }
}

resource "aws_iam_role" "this" {
  name        = var.name
  description = "one of ${var.count_of}${var.count_of > 1 ? "s" : ""} in ${basename(path.module)}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::111122223333:root" } }]
  })
}

resource "aws_iam_role_policy" "this" {
  for_each = var.rights
  role     = aws_iam_role.this.name
  name     = each.key
  policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = local.table[each.value], Resource = "*" }] })
}

output "role_arn" {
  value = aws_iam_role.this.arn
}
