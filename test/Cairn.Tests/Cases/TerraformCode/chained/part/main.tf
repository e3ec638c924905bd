variable "name" {
  type = string
}

variable "members" {
  type    = set(string)
  default = []
}

variable "outer" {
  type    = map(object({ name = string, arn = optional(string) }))
  default = {}
}

resource "aws_iam_group" "this" {
  name = "part-${var.name}"
}

resource "aws_iam_group_policy" "this" {
  for_each = var.outer
  group    = aws_iam_group.this.name
  name     = each.value.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::${each.value.name}/*" }]
  })
}

output "summary" {
  value = { name = var.name, members = sort(var.members), count = length(var.members) }
}
