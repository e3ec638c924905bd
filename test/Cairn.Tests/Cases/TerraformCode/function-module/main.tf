variable "create" {
  type    = bool
  default = true
}

variable "function_name" {
  type = string
}

variable "role_name" {
  type    = string
  default = null
}

variable "memory_size" {
  type    = number
  default = 128
}

variable "timeout" {
  type     = number
  default  = 3
  nullable = false
}

variable "environment_variables" {
  type    = map(string)
  default = {}
}

variable "lambda_at_edge" {
  type    = bool
  default = false
}

variable "trusted_entities" {
  type    = any
  default = []
}

variable "policy_statements" {
  type    = any
  default = {}
}

variable "allowed_triggers" {
  type = map(any)
  default = {
    gateway = { service = "apigateway", source_arn = "arn:aws:execute-api:us-west-2:111122223333:api/*/*" }
    anyone  = { principal = "*", action = "lambda:InvokeFunctionUrl", function_url_auth_type = "NONE" }
  }
}

data "aws_partition" "current" {}

locals {
  create    = var.create && !var.lambda_at_edge
  role_name = local.create ? coalesce(var.role_name, "${var.function_name}-role", "*") : null

  trusted_services = distinct(compact(concat(
    slice(["lambda.amazonaws.com", "edgelambda.amazonaws.com"], 0, var.lambda_at_edge ? 2 : 1),
    [for service in var.trusted_entities : try(tostring(service), "")]
  )))
  trusted_principals = [
    for principal in var.trusted_entities : {
      type        = principal.type
      identifiers = tolist(principal.identifiers)
    }
    if !can(tostring(principal))
  ]
}

data "aws_iam_policy_document" "assume" {
  count = local.create ? 1 : 0

  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = local.trusted_services
    }
    dynamic "principals" {
      for_each = local.trusted_principals
      content {
        type        = principals.value.type
        identifiers = principals.value.identifiers
      }
    }
  }
}

resource "aws_iam_role" "this" {
  count              = local.create ? 1 : 0
  name               = local.role_name
  path               = "/service/"
  assume_role_policy = data.aws_iam_policy_document.assume[0].json
}

resource "aws_cloudwatch_log_group" "this" {
  count             = local.create ? 1 : 0
  name              = "/aws/lambda/${var.function_name}"
  retention_in_days = 14
}

data "aws_iam_policy_document" "logs" {
  count = local.create ? 1 : 0
  statement {
    actions   = compact([!var.create ? "logs:CreateLogGroup" : "", "logs:CreateLogStream", "logs:PutLogEvents"])
    resources = flatten([for _, v in ["%v:*", "%v:*:*"] : format(v, aws_cloudwatch_log_group.this[0].arn)])
  }
}

resource "aws_iam_role_policy" "logs" {
  count  = local.create ? 1 : 0
  name   = "${local.role_name}-logs"
  role   = aws_iam_role.this[0].name
  policy = data.aws_iam_policy_document.logs[0].json
}

data "aws_iam_policy_document" "inline" {
  count = local.create && length(var.policy_statements) > 0 ? 1 : 0

  dynamic "statement" {
    for_each = var.policy_statements
    content {
      sid       = lookup(statement.value, "sid", replace(statement.key, "/[^0-9A-Za-z]*/", ""))
      effect    = lookup(statement.value, "effect", null)
      actions   = lookup(statement.value, "actions", null)
      resources = lookup(statement.value, "resources", null)

      dynamic "condition" {
        for_each = lookup(statement.value, "condition", [])
        content {
          test     = condition.value.test
          variable = condition.value.variable
          values   = condition.value.values
        }
      }
    }
  }
}

resource "aws_iam_policy" "inline" {
  count  = length(data.aws_iam_policy_document.inline)
  name   = "${local.role_name}-inline"
  policy = data.aws_iam_policy_document.inline[count.index].json
}

resource "aws_iam_role_policy_attachment" "inline" {
  count      = length(aws_iam_policy.inline)
  role       = one(aws_iam_role.this).name
  policy_arn = aws_iam_policy.inline[0].arn
}

resource "aws_iam_role_policy_attachment" "managed" {
  for_each   = local.create ? toset([for p in ["AWSLambdaBasicExecutionRole", "AWSLambdaVPCAccessExecutionRole"] : "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/${p}"]) : []
  role       = aws_iam_role.this[0].name
  policy_arn = each.value
}

resource "aws_lambda_function" "this" {
  count = local.create ? 1 : 0

  function_name = var.function_name
  role          = var.create ? aws_iam_role.this[0].arn : null
  memory_size   = var.memory_size
  timeout       = var.lambda_at_edge ? min(var.timeout, 30) : var.timeout
  package_type  = "Image"
  image_uri     = format("%s/%s:%s", "111122223333.dkr.ecr.us-west-2.amazonaws.com", "fn", "1")
  architectures = ["arm64"]

  dynamic "environment" {
    for_each = length(keys(var.environment_variables)) == 0 ? [] : [true]
    content {
      variables = merge(var.environment_variables, { FUNCTION = var.function_name })
    }
  }

  dynamic "dead_letter_config" {
    for_each = var.lambda_at_edge ? [] : []
    content {
      target_arn = "arn:aws:sqs:us-west-2:111122223333:none"
    }
  }

  timeouts {
    create = "10m"
  }

  lifecycle {
    precondition {
      condition     = var.memory_size >= 128
      error_message = "Too small."
    }
  }
}

resource "aws_lambda_permission" "triggers" {
  for_each = { for k, v in var.allowed_triggers : k => v if local.create }

  function_name          = aws_lambda_function.this[0].function_name
  statement_id           = try(each.value.statement_id, each.key)
  action                 = try(each.value.action, "lambda:InvokeFunction")
  principal              = try(each.value.principal, format("%s.amazonaws.com", try(each.value.service, "")))
  source_arn             = try(each.value.source_arn, null)
  function_url_auth_type = try(each.value.function_url_auth_type, null)
}

output "function_name" {
  value = try(aws_lambda_function.this[0].function_name, "")
}

output "role_arn" {
  value = try(aws_iam_role.this[0].arn, "")
}
