locals {
  org = {
    science = { members = { ada = ["read", "write"], mary = ["read"] }, budget = 100 }
    sales   = { members = {}, budget = null }
  }
}

module "team" {
  source   = "./team"
  for_each = local.org

  name    = each.key
  members = each.value.members
  budget  = each.value.budget
}

resource "aws_iam_policy" "everyone" {
  name = "everyone"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [for team, m in module.team : {
      Sid      = title(team)
      Effect   = "Allow"
      Action   = ["sts:AssumeRole"]
      Resource = length(m.roles) > 0 ? sort(values(m.roles)) : ["arn:aws:iam::111122223333:role/none"]
    }]
  })
}

output "all" {
  value = flatten([for m in module.team : values(m.roles)])
}
