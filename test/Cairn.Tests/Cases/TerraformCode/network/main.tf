variable "name" {
  type = string
}

variable "cidr" {
  type    = string
  default = "10.0.0.0/16"
}

variable "azs" {
  type    = list(string)
  default = []
}

variable "private_subnets" {
  type    = list(string)
  default = []
}

variable "public_subnets" {
  type    = list(string)
  default = []
}

variable "public_subnet_names" {
  type    = list(string)
  default = ["front"]
}

variable "one_nat_gateway_per_az" {
  type    = bool
  default = false
}

variable "create_flow_log" {
  type    = bool
  default = true
}

variable "public_acl_rules" {
  type = list(map(string))
  default = [
    { rule_number = 100, rule_action = "allow", from_port = 443, to_port = 443, protocol = "tcp", cidr_block = "0.0.0.0/0" },
    { rule_number = 200, rule_action = "deny", from_port = 0, to_port = 0, protocol = "-1", cidr_block = "0.0.0.0/0" },
  ]
}

locals {
  len_public  = max(length(var.public_subnets), 0)
  len_private = max(length(var.private_subnets))
  nat_count   = var.one_nat_gateway_per_az ? length(var.azs) : 1
  max_subnets = max(local.len_private, local.len_public)
}

resource "aws_vpc" "this" {
  count                = 1
  cidr_block           = var.cidr
  enable_dns_hostnames = true
  tags                 = merge({ "Name" = var.name }, {})
}

resource "aws_subnet" "public" {
  count                   = local.len_public > 0 && (!var.one_nat_gateway_per_az || local.len_public >= length(var.azs)) ? local.len_public : 0
  vpc_id                  = local.vpc_id
  cidr_block              = element(concat(var.public_subnets, [""]), count.index)
  availability_zone       = length(regexall("^[a-z]{2}-", element(var.azs, count.index))) > 0 ? element(var.azs, count.index) : null
  availability_zone_id    = length(regexall("^[a-z]{2}-", element(var.azs, count.index))) == 0 ? element(var.azs, count.index) : null
  map_public_ip_on_launch = true

  tags = merge(
    { Name = try(var.public_subnet_names[count.index], format("${var.name}-public-%s", element(var.azs, count.index))) },
    { Tier = "public" },
  )
}

locals {
  nat_ips = var.one_nat_gateway_per_az ? [] : aws_eip.nat[*].id
  vpc_id  = try(aws_vpc.this[0].id, "")
}

resource "aws_subnet" "private" {
  count             = local.len_private
  vpc_id            = local.vpc_id
  cidr_block        = var.private_subnets[count.index]
  availability_zone = var.azs[count.index % length(var.azs)]
  tags              = { Name = format("%s-private-%02d", var.name, count.index + 1) }
}

resource "aws_internet_gateway" "this" {
  count  = local.len_public > 0 ? 1 : 0
  vpc_id = local.vpc_id
}

resource "aws_route_table" "public" {
  count  = local.len_public > 0 ? 1 : 0
  vpc_id = local.vpc_id
}

resource "aws_route" "public" {
  count                  = length(aws_route_table.public)
  route_table_id         = aws_route_table.public[count.index].id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this[0].id

  timeouts {
    create = "5m"
  }
}

resource "aws_route_table_association" "public" {
  count          = local.len_public
  subnet_id      = element(aws_subnet.public[*].id, count.index)
  route_table_id = element(aws_route_table.public.*.id, 0)
}

resource "aws_eip" "nat" {
  count  = local.nat_count
  domain = "vpc"
}

resource "aws_nat_gateway" "this" {
  count         = local.nat_count
  allocation_id = element(local.nat_ips, var.one_nat_gateway_per_az ? count.index : 0)
  subnet_id     = element(aws_subnet.public[*].id, count.index)
  depends_on    = [aws_internet_gateway.this]
}

resource "aws_network_acl" "public" {
  count      = 1
  vpc_id     = local.vpc_id
  subnet_ids = aws_subnet.public[*].id
}

resource "aws_network_acl_rule" "public_inbound" {
  count          = length(var.public_acl_rules)
  network_acl_id = aws_network_acl.public[0].id
  egress         = false
  rule_number    = var.public_acl_rules[count.index]["rule_number"]
  rule_action    = var.public_acl_rules[count.index]["rule_action"]
  from_port      = lookup(var.public_acl_rules[count.index], "from_port", null)
  to_port        = lookup(var.public_acl_rules[count.index], "to_port", null)
  icmp_code      = lookup(var.public_acl_rules[count.index], "icmp_code", null)
  protocol       = var.public_acl_rules[count.index]["protocol"]
  cidr_block     = lookup(var.public_acl_rules[count.index], "cidr_block", null)
}

resource "aws_default_security_group" "this" {
  count  = 1
  vpc_id = aws_vpc.this[0].id

  dynamic "ingress" {
    for_each = []
    content {
      self      = lookup(ingress.value, "self", null)
      from_port = lookup(ingress.value, "from_port", 0)
      to_port   = lookup(ingress.value, "to_port", 0)
      protocol  = lookup(ingress.value, "protocol", "-1")
    }
  }
}

resource "aws_vpc_endpoint" "this" {
  for_each          = { for k, v in { s3 = { service = "s3", type = "Gateway" }, sagemaker = { service = "sagemaker.runtime" } } : k => v if lookup(v, "create", true) }
  vpc_id            = local.vpc_id
  service_name      = "com.amazonaws.us-west-2.${each.value.service}"
  vpc_endpoint_type = lookup(each.value, "type", "Interface")
  route_table_ids   = lookup(each.value, "type", "Interface") == "Gateway" ? flatten([aws_route_table.public[*].id]) : null
  subnet_ids        = lookup(each.value, "type", "Interface") == "Interface" ? distinct(concat(aws_subnet.private[*].id, lookup(each.value, "subnet_ids", []))) : null
  tags              = merge({ Name = each.key }, lookup(each.value, "tags", {}))
}

output "vpc_id" {
  value = try(aws_vpc.this[0].id, null)
}

output "private_subnet_count" {
  value = length(aws_subnet.private)
}
