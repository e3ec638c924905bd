variable "stage" {
  default = "prod"
}

variable "replicas" {
  type    = number
  default = null
}

locals {
  is_prod  = var.stage == "prod"
  replicas = coalesce(var.replicas, local.is_prod ? 3 : 1)
  mixed    = local.is_prod ? { size = "large", spare = "yes" } : { size = "small" }
  list     = local.is_prod ? ["a", "b"] : []
  fallback = try(local.mixed.missing, local.mixed["absent"], "neither")
  deep     = { a = { b = [{ c = "found" }, { c = null }] } }
  picked   = [for x in local.deep.a.b : x.c if x.c != null]
  ranges   = { for i, name in ["x", "y", "z"] : name => i * 10 if i % 2 == 0 }
  sorted   = reverse(sort(distinct([for s in split(",", "b,a,c,a") : trimspace(s)])))
  zipped   = zipmap(["one", "two"], [1, 2])
  chunks   = chunklist([1, 2, 3, 4, 5], 2)
  when     = timeadd("2024-01-31T00:00:00Z", "24h")
  numbers  = { int = 7, float = 0.1 + 0.2, big = 12345678901234567890, exp = 1e3, neg = -5 }
  unicode  = "naïve — 日本 \U0001F600 tab\there"
  heredoc  = <<EOT
line "one" $${not} %%{neither}
  two\n
EOT
}

resource "aws_ssm_parameter" "each" {
  for_each = {
    replicas = local.replicas
    mixed    = jsonencode(local.mixed)
    list     = jsonencode(local.list)
    fallback = local.fallback
    picked   = jsonencode(local.picked)
    ranges   = jsonencode(local.ranges)
    sorted   = join("", local.sorted)
    zipped   = jsonencode(zipmap(keys(local.zipped), values(local.zipped)))
    chunks   = jsonencode(local.chunks)
    when     = formatdate("EEEE, DD MMM YYYY hh:mm", local.when)
    numbers  = jsonencode(local.numbers)
    unicode  = local.unicode
    heredoc  = local.heredoc
    cidr     = jsonencode([cidrhost("10.0.0.0/24", 5), cidrnetmask("172.16.0.0/12"), cidrsubnets("10.1.0.0/16", 4, 4, 8)])
    regex    = jsonencode(regexall("[a-z]+", "ab1cd2"))
    named    = jsonencode(regex("(?P<year>\\d{4})-(?P<month>\\d\\d)", "on 2024-05-06"))
    yaml     = yamlencode({ a = [1, "two", true, null], b = { c = "x: y" } })
    base64   = base64encode(jsonencode({ a = 1 }))
    uuid     = uuidv5("dns", "example.com")
    length   = "${length("日本")}/${length([1, 2])}/${length({ a = 1 })}"
    splat    = jsonencode(local.deep.a.b[*].c)
    legacy   = jsonencode(local.deep.a.b.*.c)
    null     = local.is_prod ? null == null ? "null" : "x" : "y"
    merged   = jsonencode(merge({ a = 1, b = { c = 1 } }, null, { b = { d = 2 } }))
    sets     = jsonencode({ u = setunion(["a"], ["b"]), s = setsubtract(["a", "b"], ["a"]), i = setintersection(["a", "b"], ["b"]) })
    flat     = jsonencode(flatten([["a"], [["b"], []], "c"]))
    index    = index(["x", "y"], "y")
    trans    = jsonencode(transpose({ a = ["1", "2"], b = ["2"] }))
    sens     = nonsensitive(sensitive("plain"))
    conv     = jsonencode([tonumber("5"), tostring(5), tobool("true"), tolist(toset(["b", "a"])), tomap({ a = 1, b = "2" })])
    url      = urlencode("a b&c/ü")
    indent   = indent(2, "a\nb")
    arnlike  = join(":", ["arn", "aws", "iam", "", "111122223333", "role/x"])
    title    = "${title("hello world")} ${upper("x")} ${strrev("abc")} ${trim("--a--", "-")} ${replace("a.b.c", ".", "-")}"
    path     = "${dirname("a/b/c.txt")} ${basename("a/b/c.txt")} ${pathexpand("plain")}"
    signs    = "${abs(-4)} ${signum(-2)} ${max(1, 5, 3)} ${min([4, 2]...)} ${parseint("ff", 16)} ${sum([1, 2.5])}"
    alltrue  = "${alltrue([true, "true"])} ${anytrue([])} ${contains(["a"], "a")} ${startswith("abc", "ab")} ${endswith("abc", "bc")} ${strcontains("abc", "b")}"
    matchk   = jsonencode(matchkeys(["i1", "i2", "i3"], ["a", "b", "a"], ["a"]))
    issens   = tostring(issensitive("x"))
    slices   = jsonencode([slice(["a", "b", "c"], 1, 3), element(["a", "b"], 3), coalescelist([], ["c"]), compact(["", "x", null])])
    hash     = "${md5("a")} ${sha1("a")} ${base64sha256("a")}"
    fmtlist  = jsonencode(formatlist("%s-%d", ["a", "b"], [1, 2]))
  }
  name  = "/conditions/${each.key}"
  type  = "String"
  value = each.value
}

resource "aws_ssm_parameter" "numbers_as_keys" {
  for_each = { for n in range(2, 5) : n => n * n }
  name     = "/squares/${each.key}"
  type     = "String"
  value    = each.value
}
