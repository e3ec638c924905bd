variable "name" {}

variable "members" {
  type = map(list(string))
}

variable "budget" {
  type    = number
  default = 50
}

module "member" {
  source   = "./member"
  for_each = var.members
  name     = "${var.name}-${each.key}"
  rights   = toset(each.value)
  count_of = length(var.members)
}

module "budget" {
  source   = "./member"
  count    = var.budget == null ? 0 : 1
  name     = "${var.name}-budget-${var.budget}"
  rights   = []
  count_of = var.budget
}

output "roles" {
  value = merge({ for k, m in module.member : k => m.role_arn }, length(module.budget) > 0 ? { budget = module.budget[0].role_arn } : {})
}
