variable "vpc_id" {
  type = string
}

variable "rules" {
  type = map(object({
    ports       = list(number)
    protocol    = optional(string, "tcp")
    cidrs       = optional(list(string), ["10.0.0.0/8"])
    description = optional(string)
    self        = optional(bool)
  }))
  default = {
    web  = { ports = [80, 443], cidrs = ["0.0.0.0/0"], description = "public" }
    peer = { ports = [7946], protocol = "udp", cidrs = [], self = true }
  }
}

locals {
  ingress = merge([
    for name, rule in var.rules : {
      for port in rule.ports : "${name}-${port}" => merge(rule, { port = port })
    }
  ]...)
  named = { ssh = [22, 22, "tcp", "SSH"], all = [-1, -1, "-1", "All protocols"] }
}

resource "aws_security_group" "inline" {
  name        = "inline"
  vpc_id      = var.vpc_id
  description = "rules in the group"

  dynamic "ingress" {
    for_each = local.ingress
    iterator = rule
    content {
      from_port   = rule.value.port
      to_port     = rule.value.port
      protocol    = rule.value.protocol
      cidr_blocks = rule.value.cidrs
      description = coalesce(rule.value.description, rule.key)
      self        = rule.value.self
    }
  }

  egress {
    from_port        = 0
    to_port          = 0
    protocol         = "-1"
    cidr_blocks      = ["0.0.0.0/0"]
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_security_group" "attribute" {
  name   = "attribute"
  vpc_id = var.vpc_id
  ingress = [for port in [8080, 8443] : {
    from_port        = port
    to_port          = port
    protocol         = "tcp"
    cidr_blocks      = ["192.168.0.0/16"]
    description      = "port ${port}"
    ipv6_cidr_blocks = []
    prefix_list_ids  = []
    security_groups  = [aws_security_group.inline.id]
    self             = false
  }]
}

resource "aws_security_group_rule" "named" {
  for_each          = local.named
  security_group_id = aws_security_group.inline.id
  type              = "ingress"
  from_port         = each.value[0]
  to_port           = each.value[1]
  protocol          = each.value[2]
  description       = try(each.value[3], "")
  cidr_blocks       = ["10.0.0.0/8"]
}

resource "aws_vpc_security_group_ingress_rule" "one" {
  security_group_id            = aws_security_group.attribute.id
  referenced_security_group_id = aws_security_group.inline.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = "5432"
}

resource "aws_lb_listener" "forward" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:us-west-2:111122223333:loadbalancer/app/front/50dc6c495c0c9188"
  port              = "443"
  protocol          = "HTTPS"
  certificate_arn   = "arn:aws:acm:us-west-2:111122223333:certificate/12345678-1234-1234-1234-123456789012"

  dynamic "default_action" {
    for_each = [{ type = "forward", targets = { blue = 90, green = 10 } }]
    content {
      type = default_action.value.type
      dynamic "forward" {
        for_each = default_action.value.type == "forward" ? [default_action.value] : []
        content {
          dynamic "target_group" {
            for_each = forward.value.targets
            content {
              arn    = "arn:aws:elasticloadbalancing:us-west-2:111122223333:targetgroup/${target_group.key}/50dc6c495c0c9188"
              weight = target_group.value
            }
          }
        }
      }
    }
  }
}
