variable "name" { type = string }
variable "delay" { default = 0 }
resource "aws_sqs_queue" "this" {
  name          = var.name
  delay_seconds = var.delay
}
output "arn" { value = aws_sqs_queue.this.arn }
