data "aws_caller_identity" "this" {}
data "aws_region" "this" {}

variable "teams" {
  type = map(object({
    buckets = optional(map(object({
      access = optional(string, "read")
      prefix = optional(string)
    })), {})
    members = optional(set(string), [])
    admin   = optional(bool, false)
  }))
  default = {
    research = {
      buckets = { raw = {}, features = { access = "write", prefix = "v2/" } }
      members = ["ada", "grace"]
    }
    platform = { admin = true, members = ["linus"] }
    idle     = {}
  }
}

locals {
  account = data.aws_caller_identity.this.account_id
  grants = flatten([
    for team, t in var.teams : [
      for bucket, b in t.buckets : {
        key    = "${team}/${bucket}"
        team   = team
        bucket = bucket
        access = b.access
        prefix = coalesce(b.prefix, "*")
      }
    ]
  ])
  actions = {
    read  = ["s3:GetObject"]
    write = ["s3:GetObject", "s3:PutObject"]
  }
  members = { for pair in flatten([for team, t in var.teams : [for m in t.members : { name = m, team = team }]]) : pair.name => pair.team }
  by_team = { for name, team in local.members : team => name... }
  matrix  = { for pair in setproduct(["dev", "prod"], ["eu", "us"]) : "${pair[0]}-${pair[1]}" => { stage = pair[0], place = upper(pair[1]) } }
}

resource "aws_s3_bucket" "team" {
  for_each = toset(distinct(local.grants[*].bucket))
  bucket   = "acme-${each.key}-${local.account}-${data.aws_region.this.name}"
}

resource "aws_iam_group" "team" {
  for_each = var.teams
  name     = each.key
  path     = each.value.admin ? "/admins/" : "/"
}

resource "aws_iam_group_policy" "grant" {
  for_each = { for g in local.grants : g.key => g }
  name     = replace(each.key, "/", "-")
  group    = aws_iam_group.team[each.value.team].name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = title(each.value.access)
      Effect   = "Allow"
      Action   = local.actions[each.value.access]
      Resource = "arn:aws:s3:::acme-${each.value.bucket}-${local.account}-${data.aws_region.this.name}/${each.value.prefix}"
    }]
  })
}

resource "aws_iam_user" "member" {
  for_each = local.members
  name     = each.key
  tags     = { Team = each.value, Peers = join(" ", [for peer in local.by_team[each.value] : peer if peer != each.key]) }
}

resource "aws_iam_user_group_membership" "member" {
  for_each = local.members
  user     = aws_iam_user.member[each.key].name
  groups   = [aws_iam_group.team[each.value].name]
}

resource "aws_iam_group_policy_attachment" "admin" {
  for_each   = { for team, t in var.teams : team => t if t.admin }
  group      = aws_iam_group.team[each.key].name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_sqs_queue" "matrix" {
  for_each                   = local.matrix
  name                       = "jobs-${each.key}"
  visibility_timeout_seconds = each.value.stage == "prod" ? 300 : 30
  tags                       = { Place = each.value.place, Keys = join(",", keys(local.matrix)) }
}

output "account_id" {
  value = local.account
}
