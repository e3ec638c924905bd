# Blocks that are multiplied by what other blocks are multiplied by.
variable "settings" {
  type = any
  default = {
    one = { size = 1, tags = { A = "1" } }
    two = { size = "2", queue = { delay = 5 } }
  }
}

variable "tiers" {
  type = list(object({
    name  = string
    ports = optional(list(number), [])
    open  = optional(bool)
  }))
  default = [{ name = "web", ports = [443], open = true }, { name = "db", ports = [5432, 5433] }]

  validation {
    condition     = alltrue([for t in var.tiers : length(t.name) > 1])
    error_message = "A name is too short."
  }
}

locals {
  workspace = terraform.workspace == "default" ? "main" : terraform.workspace
  grouped   = { for t in var.tiers : (t.open == true ? "open" : "closed") => t.name... }
  numbered  = { for i, t in var.tiers : t.name => merge(t, { index = i, first = i == 0 }) }
  pairs     = { for p in flatten([for t in var.tiers : [for port in t.ports : { key = "${t.name}:${port}", tier = t, port = port }]]) : p.key => p }
  long      = <<-EOT
    %{if length(var.tiers) > 1~}
    many
    %{else~}
    few
    %{endif~}
    ${join("\n", [for t in var.tiers : "- ${t.name}${t.open == null ? "" : " (${t.open})"}"])}
  EOT
}

resource "aws_s3_bucket" "each" {
  for_each = var.settings
  bucket   = "chained-${each.key}-${local.workspace}"
  tags     = try(each.value.tags, null)
}

resource "aws_s3_bucket_versioning" "each" {
  for_each = aws_s3_bucket.each
  bucket   = each.value.bucket
  versioning_configuration {
    status = var.settings[each.key].size > 1 ? "Enabled" : "Suspended"
  }
}

resource "aws_s3_bucket_public_access_block" "each" {
  for_each                = { for k, b in aws_s3_bucket.each : k => b.bucket if k != "one" }
  bucket                  = each.value
  block_public_acls       = lookup(var.settings[each.key], "public", false) == false
  block_public_policy     = !can(var.settings[each.key].public)
  ignore_public_acls      = true
  restrict_public_buckets = tobool("true")
}

resource "aws_sqs_queue" "each" {
  for_each                   = { for k, s in var.settings : k => s.queue if can(s.queue) }
  name                       = format("%s-%03d.fifo", each.key, each.value.delay)
  fifo_queue                 = true
  delay_seconds              = each.value.delay
  visibility_timeout_seconds = try(each.value.timeout, each.value.delay * 6)
  redrive_policy = jsonencode({
    deadLetterTargetArn = "arn:aws:sqs:us-west-2:111122223333:dead.fifo"
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue_policy" "each" {
  for_each  = aws_sqs_queue.each
  queue_url = each.value.id
  policy    = data.aws_iam_policy_document.queue[each.key].json
}

data "aws_iam_policy_document" "queue" {
  for_each = aws_sqs_queue.each

  statement {
    effect    = "Allow"
    actions   = ["sqs:SendMessage"]
    resources = [each.value.arn]
    principals {
      type        = "Service"
      identifiers = formatlist("%s.amazonaws.com", ["sns", "s3"])
    }
    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = values(aws_s3_bucket.each)[*].arn
    }
  }
}

resource "aws_iam_role" "tier" {
  for_each = local.numbered

  name        = "${each.key}-${each.value.index}"
  description = trimspace(local.long)
  path        = each.value.first ? "/first/" : null

  assume_role_policy = <<-JSON
    {
      "Version": "2012-10-17",
      "Statement": [
        { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": ${jsonencode(each.value.first ? ["ec2.amazonaws.com", "ecs-tasks.amazonaws.com"] : ["rds.amazonaws.com"])} } }
      ]
    }
  JSON

  managed_policy_arns = each.value.first ? ["arn:aws:iam::aws:policy/ReadOnlyAccess"] : []

  dynamic "inline_policy" {
    for_each = toset(each.value.ports)
    content {
      name   = "port-${inline_policy.value}"
      policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["rds:Describe*"], Resource = "*" }] })
    }
  }
}

resource "aws_security_group" "tier" {
  count  = length(var.tiers)
  name   = var.tiers[count.index].name
  vpc_id = "vpc-0a1b2c3d"
}

resource "aws_vpc_security_group_ingress_rule" "tier" {
  for_each                     = local.pairs
  security_group_id            = aws_security_group.tier[index(var.tiers[*].name, each.value.tier.name)].id
  cidr_ipv4                    = coalesce(each.value.tier.open, false) ? "0.0.0.0/0" : null
  referenced_security_group_id = coalesce(each.value.tier.open, false) ? null : aws_security_group.tier[0].id
  from_port                    = each.value.port
  to_port                      = each.value.port
  ip_protocol                  = "tcp"
}

module "part" {
  source   = "./part"
  for_each = local.grouped
  name     = each.key
  members  = each.value
  outer    = { for k, b in aws_s3_bucket.each : k => { name = b.bucket, arn = b.arn } }
}

module "again" {
  source     = "./part"
  count      = length(module.part) > 1 ? 1 : 0
  name       = join("-", [for k, m in module.part : m.summary.name])
  members    = flatten([for m in module.part : m.summary.members])
  depends_on = [module.part]
}

resource "terraform_data" "replace" {
  lifecycle {
    replace_triggered_by = [aws_sqs_queue.each]
  }
}

output "everything" {
  value     = { parts = module.part, first = one(module.again[*].summary) }
  sensitive = true
}
