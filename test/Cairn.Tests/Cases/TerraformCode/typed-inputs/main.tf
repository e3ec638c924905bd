variable "endpoints" {
  description = "Endpoints by name."
  type = map(object({
    model     = string
    instances = optional(number, 1)
    variant = optional(object({
      name   = optional(string, "main")
      weight = optional(number, 1)
      zones  = optional(list(string), ["a", "b"])
    }), {})
    tags    = optional(map(string), { Source = "default" })
    private = optional(bool, true)
  }))
}

variable "limits" {
  type    = tuple([number, string, bool])
  default = [5, 10, "true"]
}

variable "flags" {
  type    = set(string)
  default = ["b", "a", "b"]
}

variable "numbers" {
  type    = list(string)
  default = [1, 2.5, true]
}

variable "anything" {
  type    = any
  default = [{ name = "x" }, { name = "y", extra = 1 }]
}


variable "not_null" {
  type     = list(string)
  default  = ["fallback"]
  nullable = false
}

locals {
  by_zone = merge([for name, e in var.endpoints : { for z in e.variant.zones : "${name}${z}" => e.variant.weight }]...)
}

resource "aws_sagemaker_endpoint_configuration" "typed" {
  for_each = var.endpoints
  name     = each.key
  tags     = each.value.tags

  production_variants {
    variant_name           = each.value.variant.name
    model_name             = each.value.model
    initial_instance_count = each.value.instances
    initial_variant_weight = each.value.variant.weight
    instance_type          = each.value.private ? "ml.m5.large" : "ml.t2.medium"
  }
}

resource "aws_ssm_parameter" "typed" {
  for_each = {
    limits   = jsonencode(var.limits)
    flags    = join(",", var.flags)
    numbers  = jsonencode(var.numbers)
    anything = jsonencode(var.anything[*].name)
    zones    = jsonencode(local.by_zone)
    all      = jsonencode(var.endpoints)
    not_null = jsonencode(var.not_null)
    kind     = try(var.anything[1].extra, "none") == 1 ? "extra" : "plain"
    math     = floor(log(pow(2, 20), 2)) + ceil(10 / 3) + (7 % 4)
  }
  name  = "/typed/${each.key}"
  type  = "String"
  value = each.value
}
