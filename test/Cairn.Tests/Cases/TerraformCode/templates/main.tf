locals {
  users    = yamldecode(file("${path.module}/files/users.yaml"))
  settings = jsondecode(file("${path.module}/files/settings.json"))
  rows     = csvdecode(file("${path.module}/files/rows.csv"))
  found    = fileset("${path.module}/files", "*.{yaml,json}")
}

resource "aws_iam_user" "listed" {
  for_each = { for u in local.users.users : u.name => u }
  name     = each.key
  path     = lookup(each.value, "path", "/people/")
  tags     = { Roles = join(" ", try(each.value.roles, [])), Active = tostring(try(each.value.active, true)) }
}

resource "aws_s3_bucket" "files" {
  bucket = "files-${substr(sha256(join("", sort(local.found))), 0, 8)}"
}

resource "aws_s3_object" "files" {
  for_each     = local.found
  bucket       = aws_s3_bucket.files.id
  key          = "config/${each.value}"
  source       = "${path.module}/files/${each.value}"
  etag         = filemd5("${path.module}/files/${each.value}")
  content_type = lookup({ ".yaml" = "text/yaml", ".json" = "application/json" }, regex("\\.[^.]+$", each.value), "text/plain")
}

resource "aws_iam_policy" "rendered" {
  name = "rendered"
  policy = templatefile("${path.module}/files/policy.json.tftpl", {
    bucket  = local.settings.bucket
    actions = local.settings["actions"]
    admins  = [for u in local.users.users : u.name if contains(try(u.roles, []), "admin")]
  })
}

resource "aws_ssm_parameter" "rows" {
  count = length(local.rows)
  name  = "/rows/${local.rows[count.index].id}"
  type  = "String"
  value = format("%-6s|%05.1f|%q", local.rows[count.index]["name"], local.rows[count.index].score, basename(abspath("/x/y.txt")))
}

resource "aws_instance" "worker" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  user_data = templatestring(local.script, {
    names = keys({ for u in local.users.users : u.name => 1 })
  })
  user_data_replace_on_change = true

  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  root_block_device {
    encrypted   = true
    volume_size = 20
  }
}

locals {
  script = <<-EOS
    #!/bin/sh
    echo "$${names[0]}" $${join(" ", names)}
  EOS
}
