# ---- the triage model: trained nightly, served from one endpoint ----------------------------

resource "aws_ecr_repository" "training" {
  name                 = "triage-training"
  image_tag_mutability = "MUTABLE"
}

# PLANTED 12: the pipeline pulls a mutable tag; whoever pushes the image runs as the training role.
resource "aws_sagemaker_pipeline" "triage" {
  pipeline_name         = "triage-nightly"
  pipeline_display_name = "triage-nightly"
  role_arn              = aws_iam_role.training.arn
  pipeline_definition = jsonencode({
    Version = "2020-12-01"
    Steps = [
      {
        Name = "Train"
        Type = "Training"
        Arguments = {
          RoleArn                = aws_iam_role.training.arn
          AlgorithmSpecification = { TrainingImage = "${aws_ecr_repository.training.repository_url}:latest", TrainingInputMode = "File" }
          InputDataConfig = [
            { ChannelName = "messages", DataSource = { S3DataSource = { S3DataType = "S3Prefix", S3Uri = "s3://${aws_s3_bucket.patient_messages.bucket}/labelled/" } } },
            { ChannelName = "feedback", DataSource = { S3DataSource = { S3DataType = "S3Prefix", S3Uri = "s3://${aws_s3_bucket.feedback.bucket}/feedback/" } } },
          ]
          OutputDataConfig = { S3OutputPath = "s3://${aws_s3_bucket.models.bucket}/triage/" }
        }
      },
      {
        Name = "CreateModel"
        Type = "Model"
        Arguments = {
          ExecutionRoleArn = aws_iam_role.triage_endpoint.arn
          PrimaryContainer = { ModelDataUrl = "s3://${aws_s3_bucket.models.bucket}/triage/model.tar.gz" }
        }
      },
    ]
  })
}

resource "aws_sagemaker_model" "triage" {
  name               = "triage-classifier"
  execution_role_arn = aws_iam_role.triage_endpoint.arn
  primary_container {
    image          = "763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-inference:2.3-cpu-py311"
    model_data_url = "s3://${aws_s3_bucket.models.bucket}/triage/model.tar.gz"
  }
}

resource "aws_sagemaker_endpoint_configuration" "triage" {
  name = "triage-prod"
  production_variants {
    variant_name           = "main"
    model_name             = aws_sagemaker_model.triage.name
    instance_type          = "ml.m5.large"
    initial_instance_count = 1
  }
}

resource "aws_sagemaker_endpoint" "triage" {
  name                 = "triage-prod"
  endpoint_config_name = aws_sagemaker_endpoint_configuration.triage.name
}

# PLANTED 7, continued, and PLANTED 13: open to the internet, root inside, and a token in its start script.
resource "aws_sagemaker_notebook_instance_lifecycle_configuration" "research" {
  name      = "research-setup"
  on_create = base64encode("#!/bin/bash\nset -e\nsudo -u ec2-user mkdir -p /home/ec2-user/SageMaker/data\n")
  on_start = base64encode(<<-EOT
    #!/bin/bash
    set -e
    export HF_TOKEN=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
    pip install transformers datasets
    aws s3 sync s3://${aws_s3_bucket.patient_messages.bucket}/labelled/ /home/ec2-user/SageMaker/data
  EOT
  )
}

resource "aws_sagemaker_notebook_instance" "research" {
  name                   = "research"
  role_arn               = aws_iam_role.research.arn
  instance_type          = "ml.t3.xlarge"
  direct_internet_access = "Enabled"
  root_access            = "Enabled"
  lifecycle_config_name  = aws_sagemaker_notebook_instance_lifecycle_configuration.research.name
}
