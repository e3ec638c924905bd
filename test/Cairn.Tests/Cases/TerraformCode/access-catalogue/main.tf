variable "account_id" {
  type = string
}

data "aws_iam_policy_document" "base" {
  policy_id = "base"

  statement {
    sid       = "Models"
    actions   = ["sagemaker:InvokeEndpoint", "sagemaker:DescribeEndpoint"]
    resources = ["arn:aws:sagemaker:*:${var.account_id}:endpoint/*"]
  }

  statement {
    sid       = "Home"
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::home/&{aws:username}/*"]
  }
}

data "aws_iam_policy_document" "restricted" {
  source_policy_documents   = [data.aws_iam_policy_document.base.json, file("${path.module}/extra.json")]
  override_policy_documents = [data.aws_iam_policy_document.override.json]

  statement {
    sid           = "NotOutside"
    effect        = "Deny"
    not_actions   = ["iam:Get*", "sts:*"]
    not_resources = ["arn:aws:s3:::open", "arn:aws:s3:::open/*"]

    condition {
      test     = "StringNotEquals"
      variable = "aws:RequestedRegion"
      values   = ["us-west-2", "eu-west-1"]
    }
    condition {
      test     = "StringNotEquals"
      variable = "aws:PrincipalOrgID"
      values   = ["o-abcdef1234"]
    }
    condition {
      test     = "BoolIfExists"
      variable = "aws:MultiFactorAuthPresent"
      values   = [true]
    }
    condition {
      test     = "NumericLessThan"
      variable = "s3:max-keys"
      values   = [10, 20]
    }
  }
}

data "aws_iam_policy_document" "override" {
  statement {
    sid       = "Models"
    effect    = "Deny"
    actions   = ["sagemaker:*"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = ["arn:aws:iam::${var.account_id}:oidc-provider/token.actions.githubusercontent.com"]
    }
    dynamic "condition" {
      iterator = claim
      for_each = {
        sub = ["repo:acme/*:ref:refs/heads/main", "repo:acme/models:*"]
        aud = ["sts.amazonaws.com"]
      }
      content {
        test     = claim.key == "sub" ? "StringLike" : "StringEquals"
        variable = "token.actions.githubusercontent.com:${claim.key}"
        values   = claim.value
      }
    }
  }
  statement {
    actions = ["sts:AssumeRole", "sts:TagSession"]
    principals {
      type        = "AWS"
      identifiers = [var.account_id, "arn:aws:iam::444455556666:role/ci"]
    }
    principals {
      type        = "Service"
      identifiers = ["sagemaker.amazonaws.com"]
    }
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::777788889999:root"]
    }
  }
}

resource "aws_iam_policy" "restricted" {
  name        = "restricted"
  path        = "/catalogue/"
  description = <<-EOT
    Everything that is
      restricted, in ${length(split(",", "a,b,c"))} parts.
  EOT
  policy      = data.aws_iam_policy_document.restricted.json
}

resource "aws_iam_role" "deploy" {
  name_prefix          = "deploy-"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess"
  max_session_duration = "7200"
}

resource "aws_iam_role_policy" "written" {
  role   = aws_iam_role.deploy.id
  policy = <<POLICY
{
  "Version": "2012-10-17",
  "Statement": [
    %{for i, action in ["s3:GetObject", "s3:PutObject"]}
    { "Effect": "Allow", "Action": "${action}", "Resource": "*" }%{if i < 1},%{endif}
    %{endfor}
  ]
}
POLICY
}

resource "aws_iam_role_policy_attachment" "restricted" {
  role       = aws_iam_role.deploy.name
  policy_arn = aws_iam_policy.restricted.arn
}
