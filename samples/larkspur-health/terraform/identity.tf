locals {
  trust = { for service in ["sagemaker", "lambda", "ec2", "bedrock"] : service => jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "${service}.amazonaws.com" }, Action = "sts:AssumeRole" }]
  }) }
}

# ---- people ------------------------------------------------------------------------------

# PLANTED 7: may open any notebook, and so acts as the research role.
resource "aws_iam_user" "analyst" {
  name = "dana.analyst"
}

resource "aws_iam_user_policy" "analyst" {
  name = "notebooks"
  user = aws_iam_user.analyst.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "OpenNotebooks"
      Effect   = "Allow"
      Action   = ["sagemaker:CreatePresignedNotebookInstanceUrl", "sagemaker:ListNotebookInstances"]
      Resource = "*"
    }]
  })
}

# PLANTED 8: two permissions that are harmless apart and administrator together.
resource "aws_iam_user" "engineer" {
  name = "miro.engineer"
}

resource "aws_iam_user_policy" "engineer" {
  name = "training"
  user = aws_iam_user.engineer.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "Train", Effect = "Allow", Action = ["sagemaker:CreateTrainingJob", "sagemaker:DescribeTrainingJob"], Resource = "*" },
      { Sid = "PassPlatformRoles", Effect = "Allow", Action = "iam:PassRole", Resource = "arn:aws:iam::${local.account}:role/ml-*" },
    ]
  })
}

resource "aws_iam_role" "ml_platform" {
  name               = "ml-platform-admin"
  assume_role_policy = local.trust["sagemaker"]
}

resource "aws_iam_role_policy_attachment" "ml_platform" {
  role       = aws_iam_role.ml_platform.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

# DECOY d: may pass a role, but may not create anything that would take it.
resource "aws_iam_user" "intern" {
  name = "sam.intern"
}

resource "aws_iam_user_policy" "intern" {
  name = "pass-only"
  user = aws_iam_user.intern.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "PassAny", Effect = "Allow", Action = "iam:PassRole", Resource = "*" },
      { Sid = "Look", Effect = "Allow", Action = ["sagemaker:List*", "sagemaker:Describe*"], Resource = "*" },
    ]
  })
}

# DECOY e: AdministratorAccess on paper; the boundary leaves reading logs.
resource "aws_iam_policy" "oncall_boundary" {
  name = "oncall-boundary"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "LogsOnly", Effect = "Allow", Action = ["logs:Get*", "logs:Describe*", "logs:FilterLogEvents"], Resource = "*" }]
  })
}

resource "aws_iam_user" "oncall" {
  name                 = "oncall"
  permissions_boundary = aws_iam_policy.oncall_boundary.arn
}

resource "aws_iam_user_policy_attachment" "oncall" {
  user       = aws_iam_user.oncall.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

# DECOY f: writes to every bucket, except that models are denied outright.
resource "aws_iam_user" "archivist" {
  name = "archivist"
}

resource "aws_iam_user_policy" "archivist" {
  name = "archive"
  user = aws_iam_user.archivist.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "WriteArchives", Effect = "Allow", Action = ["s3:PutObject", "s3:ListBucket"], Resource = "*" },
      { Sid = "NeverModelsNorKnowledge", Effect = "Deny", Action = "s3:*",
      Resource = [aws_s3_bucket.models.arn, "${aws_s3_bucket.models.arn}/*", "${aws_s3_bucket.care_articles.arn}/*", "${aws_s3_bucket.feedback.arn}/*"] },
    ]
  })
}

# PLANTED 10: support may reset anyone's key, the administrator's too.
resource "aws_iam_user" "support" {
  name = "support"
}

resource "aws_iam_user_policy" "support" {
  name = "reset-keys"
  user = aws_iam_user.support.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "ResetKeys", Effect = "Allow", Action = "iam:CreateAccessKey", Resource = "arn:aws:iam::${local.account}:user/*" }]
  })
}

resource "aws_iam_user" "root_admin" {
  name = "ada.admin"
}

resource "aws_iam_user_policy_attachment" "root_admin" {
  user       = aws_iam_user.root_admin.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

# ---- machines ----------------------------------------------------------------------------

resource "aws_iam_openid_connect_provider" "github" {
  url             = "https://token.actions.githubusercontent.com"
  client_id_list  = ["sts.amazonaws.com"]
  thumbprint_list = ["6938fd4d98bab03faadb97b34396831e3780aea1"]
}

# PLANTED 4: any repository on GitHub may become this role, and the role may replace the triage model.
resource "aws_iam_role" "ci" {
  name = "ci-publish-model"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "GitHub"
      Effect    = "Allow"
      Principal = { Federated = aws_iam_openid_connect_provider.github.arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = { "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com" }
        StringLike   = { "token.actions.githubusercontent.com:sub" = "repo:*" }
      }
    }]
  })
}

resource "aws_iam_role_policy" "ci" {
  name = "publish"
  role = aws_iam_role.ci.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "PublishModel", Effect = "Allow", Action = ["s3:PutObject", "s3:GetObject"], Resource = "${aws_s3_bucket.models.arn}/*" },
      { Sid    = "PushTrainingImage", Effect = "Allow",
        Action = ["ecr:PutImage", "ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:BatchCheckLayerAvailability"],
      Resource = aws_ecr_repository.training.arn },
    ]
  })
}

# DECOY g: the same provider, bound to one repository and branch.
resource "aws_iam_role" "ci_site" {
  name = "ci-publish-site"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = aws_iam_openid_connect_provider.github.arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = {
          "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
          "token.actions.githubusercontent.com:sub" = "repo:larkspur-health/site:ref:refs/heads/main"
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "ci_site" {
  name   = "publish"
  role   = aws_iam_role.ci_site.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:PutObject", Resource = "${aws_s3_bucket.site.arn}/*" }] })
}

# PLANTED 11: a labelling vendor's whole account may take this role; nothing tells its customers apart.
resource "aws_iam_role" "vendor" {
  name = "labelling-vendor"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Vendor", Effect = "Allow", Principal = { AWS = "arn:aws:iam::444455556666:root" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "vendor" {
  name = "read-messages"
  role = aws_iam_role.vendor.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Label", Effect = "Allow", Action = ["s3:GetObject", "s3:ListBucket"], Resource = [aws_s3_bucket.patient_messages.arn, "${aws_s3_bucket.patient_messages.arn}/*"] }]
  })
}

resource "aws_iam_role" "annotation" {
  name               = "annotation-server"
  assume_role_policy = local.trust["ec2"]
}

resource "aws_iam_role_policy" "annotation" {
  name = "read-training-data"
  role = aws_iam_role.annotation.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "ReadMessages", Effect = "Allow", Action = ["s3:GetObject", "s3:ListBucket"], Resource = [aws_s3_bucket.patient_messages.arn, "${aws_s3_bucket.patient_messages.arn}/*"] }]
  })
}

resource "aws_iam_instance_profile" "annotation" {
  name = "annotation-server"
  role = aws_iam_role.annotation.name
}

resource "aws_iam_role" "triage_endpoint" {
  name               = "triage-endpoint"
  assume_role_policy = local.trust["sagemaker"]
}

# PLANTED 4, continued: whoever replaces the artefact acts as the endpoint, and the endpoint reads patient messages.
resource "aws_iam_role_policy" "triage_endpoint" {
  name = "serve"
  role = aws_iam_role.triage_endpoint.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "LoadModel", Effect = "Allow", Action = "s3:GetObject", Resource = "${aws_s3_bucket.models.arn}/*" },
      { Sid = "ReadContext", Effect = "Allow", Action = ["s3:GetObject", "s3:ListBucket"], Resource = [aws_s3_bucket.patient_messages.arn, "${aws_s3_bucket.patient_messages.arn}/*"] },
    ]
  })
}

resource "aws_iam_role" "training" {
  name               = "triage-training"
  assume_role_policy = local.trust["sagemaker"]
}

resource "aws_iam_role_policy" "training" {
  name = "train"
  role = aws_iam_role.training.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "ReadTrainingData", Effect = "Allow", Action = ["s3:GetObject", "s3:ListBucket"],
      Resource = [aws_s3_bucket.patient_messages.arn, "${aws_s3_bucket.patient_messages.arn}/*", aws_s3_bucket.feedback.arn, "${aws_s3_bucket.feedback.arn}/*"] },
      { Sid = "WriteModel", Effect = "Allow", Action = "s3:PutObject", Resource = "${aws_s3_bucket.models.arn}/triage/*" },
      { Sid = "PullImage", Effect = "Allow", Action = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"], Resource = aws_ecr_repository.training.arn },
    ]
  })
}

resource "aws_iam_role" "research" {
  name               = "research-notebook"
  assume_role_policy = local.trust["sagemaker"]
}

resource "aws_iam_role_policy" "research" {
  name = "research"
  role = aws_iam_role.research.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Everything3", Effect = "Allow", Action = "s3:*", Resource = "*" }]
  })
}
