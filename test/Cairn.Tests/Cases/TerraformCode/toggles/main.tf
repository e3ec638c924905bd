variable "create" {
  type    = bool
  default = true
}

variable "create_kms_key" {
  type    = bool
  default = false
}

variable "kms_key_id" {
  type    = string
  default = null
}

variable "existing_topic_arn" {
  type    = string
  default = ""
}

resource "aws_kms_key" "this" {
  count                   = var.create && var.create_kms_key ? 1 : 0
  deletion_window_in_days = 7
}

resource "aws_sns_topic" "this" {
  count             = var.create && var.existing_topic_arn == "" ? 1 : 0
  name              = "alarms"
  kms_master_key_id = try(coalesce(one(aws_kms_key.this[*].arn), var.kms_key_id), null)
}

resource "aws_sns_topic_subscription" "this" {
  for_each  = toset(var.create ? ["https://hooks.example/a", "https://hooks.example/b"] : [])
  topic_arn = one(concat(aws_sns_topic.this[*].arn, [for arn in [var.existing_topic_arn] : arn if arn != ""]))
  protocol  = "https"
  endpoint  = each.value
}

resource "aws_secretsmanager_secret" "this" {
  count      = var.create ? 2 : 0
  name       = "secret-${count.index}"
  kms_key_id = length(aws_kms_key.this) > 0 ? aws_kms_key.this[0].arn : var.kms_key_id
}

resource "aws_secretsmanager_secret" "off" {
  count = !var.create ? 1 : 0
  name  = "off"
}

resource "aws_cloudwatch_log_group" "this" {
  for_each          = var.create ? { a = 7, b = 30 } : {}
  name              = "/logs/${each.key}"
  retention_in_days = each.value
  kms_key_id        = aws_kms_key.this == [] ? null : try(aws_kms_key.this[0].arn, null)
  skip_destroy      = anytrue([var.create_kms_key, each.key == "b"])
}

resource "aws_ssm_parameter" "first" {
  count     = signum(length(aws_secretsmanager_secret.this))
  name      = "/first"
  type      = "String"
  value     = try(aws_secretsmanager_secret.off[0].name, aws_secretsmanager_secret.this[0].name, "none")
  overwrite = null
}
