moved {
  from = aws_sqs_queue.old
  to   = aws_sqs_queue.new
}

moved {
  from = module.gone
  to   = module.kept["a"]
}

removed {
  from = aws_sns_topic.forgotten
  lifecycle {
    destroy = false
  }
}

check "named" {
  data "aws_region" "scoped" {
  }

  assert {
    condition     = data.aws_region.scoped.name != ""
    error_message = "There is no region."
  }
}

resource "aws_sqs_queue" "new" {
  name                    = "renamed"
  sqs_managed_sse_enabled = true

  lifecycle {
    prevent_destroy = true
    postcondition {
      condition     = self.name == "renamed"
      error_message = "Renamed again."
    }
  }
}

module "kept" {
  source   = "./queue"
  for_each = { a = 10, b = 20 }
  name     = "kept-${each.key}"
  delay    = each.value
}

resource "terraform_data" "marker" {
  input            = { queues = values(module.kept)[*].arn, one = module.kept["a"].arn }
  triggers_replace = [module.kept["b"].arn]
}

resource "aws_sqs_queue" "marker" {
  name = "marker"
  tags = { Marked = jsonencode(terraform_data.marker.input) }
}
