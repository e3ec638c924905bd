# Everything is data: one file for each team.
locals {
  files = fileset(path.module, "policies/*.yaml")
  teams = { for f in local.files : trimsuffix(basename(f), ".yaml") => yamldecode(file("${path.module}/${f}")) }
  grants = { for g in flatten([
    for team, t in local.teams : [
      for i, s in t.statements : merge({ effect = "Allow", team = team, index = i, resources = ["*"] }, s)
    ]
  ]) : format("%s.%d", g.team, g.index) => g }
}

data "aws_iam_policy_document" "team" {
  for_each = local.teams

  dynamic "statement" {
    for_each = [for k in sort(keys(local.grants)) : local.grants[k] if local.grants[k].team == each.key]
    content {
      sid       = "S${statement.key}"
      effect    = statement.value.effect
      actions   = statement.value.actions
      resources = [for r in statement.value.resources : replace(r, "<team>", each.key)]
      dynamic "condition" {
        for_each = { for test, c in try(statement.value.when, {}) : test => c }
        content {
          test     = condition.key
          variable = keys(condition.value)[0]
          values   = flatten([values(condition.value)[0]])
        }
      }
    }
  }
}

resource "aws_iam_policy" "team" {
  for_each = local.teams
  name     = "team-${each.key}"
  policy   = data.aws_iam_policy_document.team[each.key].json
}

resource "aws_iam_role" "team" {
  for_each = local.teams
  name     = title(each.key)
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = each.value.service } }]
  })
  managed_policy_arns = null
  tags                = try(each.value.tags, null)
}

resource "aws_iam_role_policy_attachment" "team" {
  for_each   = local.teams
  role       = aws_iam_role.team[each.key].name
  policy_arn = aws_iam_policy.team[each.key].arn
}
