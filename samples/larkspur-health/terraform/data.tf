# ---- where the data is -------------------------------------------------------------------

resource "aws_s3_bucket" "patient_messages" {
  bucket = "larkspur-patient-messages"
  tags   = { data-classification = "phi", purpose = "triage training set" }
}

resource "aws_s3_bucket_public_access_block" "patient_messages" {
  bucket                  = aws_s3_bucket.patient_messages.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# PLANTED 1: the feedback form uploads straight to the bucket, so anyone may write what the triage model is trained on.
resource "aws_s3_bucket" "feedback" {
  bucket = "larkspur-feedback-intake"
  tags   = { purpose = "patient feedback, retrained on nightly" }
}

resource "aws_s3_bucket_public_access_block" "feedback" {
  bucket                  = aws_s3_bucket.feedback.id
  block_public_acls       = true
  block_public_policy     = false
  ignore_public_acls      = true
  restrict_public_buckets = false
}

resource "aws_s3_bucket_policy" "feedback" {
  bucket = aws_s3_bucket.feedback.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "FeedbackForm"
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:PutObject"
      Resource  = "${aws_s3_bucket.feedback.arn}/feedback/*"
    }]
  })
}

resource "aws_s3_bucket" "models" {
  bucket = "larkspur-models"
  tags   = { data-classification = "ip", purpose = "model artefacts" }
}

resource "aws_s3_bucket_public_access_block" "models" {
  bucket                  = aws_s3_bucket.models.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_object" "triage_artifact" {
  bucket  = aws_s3_bucket.models.id
  key     = "triage/model.tar.gz"
  content = "not a real archive"
}

# PLANTED 2: an agency drops articles here without an account; the care assistant reads them as knowledge.
resource "aws_s3_bucket" "care_articles" {
  bucket = "larkspur-care-articles"
  tags   = { purpose = "knowledge of the care assistant" }
}

resource "aws_s3_bucket_public_access_block" "care_articles" {
  bucket                  = aws_s3_bucket.care_articles.id
  block_public_acls       = true
  block_public_policy     = false
  ignore_public_acls      = true
  restrict_public_buckets = false
}

resource "aws_s3_bucket_policy" "care_articles" {
  bucket = aws_s3_bucket.care_articles.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "AgencyDrop"
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = ["s3:PutObject", "s3:AbortMultipartUpload"]
      Resource  = "${aws_s3_bucket.care_articles.arn}/agency/*"
    }]
  })
}

# PLANTED 3 (first half): the public site is meant to be public; the configuration left in it is not.
resource "aws_s3_bucket" "site" {
  bucket = "larkspur-www"
  tags   = { data-classification = "public" }
}

resource "aws_s3_bucket_website_configuration" "site" {
  bucket = aws_s3_bucket.site.id
  index_document { suffix = "index.html" }
}

resource "aws_s3_bucket_policy" "site" {
  bucket = aws_s3_bucket.site.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Website"
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "${aws_s3_bucket.site.arn}/*"
    }]
  })
}

resource "aws_s3_object" "site_index" {
  bucket       = aws_s3_bucket.site.id
  key          = "index.html"
  content      = "<h1>Larkspur Health</h1>"
  content_type = "text/html"
}

resource "aws_s3_object" "site_config" {
  bucket       = aws_s3_bucket.site.id
  key          = "assets/config.json"
  content      = jsonencode({ db = "postgres://triage:${var.registry_password}@registry.larkspur.example:5432/registry" })
  content_type = "application/json"
}

variable "registry_password" {
  description = "Password of the patient registry."
  type        = string
  default     = "Wintergreen-4471-Falcon"
  sensitive   = true
}

resource "aws_dynamodb_table" "patients" {
  name         = "larkspur-patients"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  tags         = { data-classification = "phi" }
  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_secretsmanager_secret" "ehr" {
  name = "larkspur/ehr-api-key"
}

resource "aws_secretsmanager_secret_version" "ehr" {
  secret_id     = aws_secretsmanager_secret.ehr.id
  secret_string = "ehr-7f1c9a52-not-a-real-key"
}

# ---- decoys: each looks wrong and is not --------------------------------------------------

# DECOY a: a public access list that the bucket ignores.
resource "aws_s3_bucket" "archive" {
  bucket = "larkspur-archive"
  tags   = { data-classification = "phi" }
}

resource "aws_s3_bucket_public_access_block" "archive" {
  bucket                  = aws_s3_bucket.archive.id
  block_public_acls       = false
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "archive" {
  bucket = aws_s3_bucket.archive.id
  rule { object_ownership = "BucketOwnerPreferred" }
}

resource "aws_s3_bucket_acl" "archive" {
  depends_on = [aws_s3_bucket_ownership_controls.archive]
  bucket     = aws_s3_bucket.archive.id
  acl        = "public-read"
}

# DECOY b: a statement about everyone that takes something away.
resource "aws_s3_bucket" "claims" {
  bucket = "larkspur-claims"
  tags   = { data-classification = "phi" }
}

resource "aws_s3_bucket_policy" "claims" {
  bucket = aws_s3_bucket.claims.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "EncryptedOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [aws_s3_bucket.claims.arn, "${aws_s3_bucket.claims.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}
