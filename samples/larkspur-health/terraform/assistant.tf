# ---- the care assistant: a Bedrock agent with a knowledge base and two tools -------------------

resource "aws_iam_role" "assistant" {
  name               = "AmazonBedrockExecutionRoleForAgents_care"
  assume_role_policy = local.trust["bedrock"]
}

resource "aws_iam_role_policy" "assistant" {
  name = "assist"
  role = aws_iam_role.assistant.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "Think", Effect = "Allow", Action = "bedrock:InvokeModel", Resource = "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-5-sonnet-20240620-v1:0" },
      { Sid = "Retrieve", Effect = "Allow", Action = "bedrock:Retrieve", Resource = "arn:aws:bedrock:us-east-1:${local.account}:knowledge-base/*" },
    ]
  })
}

resource "aws_iam_role" "knowledge" {
  name               = "AmazonBedrockExecutionRoleForKnowledgeBase_care"
  assume_role_policy = local.trust["bedrock"]
}

resource "aws_iam_role_policy" "knowledge" {
  name = "ingest"
  role = aws_iam_role.knowledge.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "ReadArticles", Effect = "Allow", Action = ["s3:GetObject", "s3:ListBucket"], Resource = [aws_s3_bucket.care_articles.arn, "${aws_s3_bucket.care_articles.arn}/*"] },
      { Sid = "Embed", Effect = "Allow", Action = "bedrock:InvokeModel", Resource = "arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0" },
      { Sid = "Store", Effect = "Allow", Action = "aoss:APIAccessAll", Resource = aws_opensearchserverless_collection.care.arn },
    ]
  })
}

# PLANTED 5: the tool may read every patient record, whoever asks and whatever made the agent ask.
resource "aws_iam_role" "records_tool" {
  name               = "records-tool"
  assume_role_policy = local.trust["lambda"]
}

resource "aws_iam_role_policy" "records_tool" {
  name = "records"
  role = aws_iam_role.records_tool.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "AllRecords", Effect = "Allow", Action = ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"], Resource = aws_dynamodb_table.patients.arn },
      { Sid = "EhrKey", Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_secretsmanager_secret.ehr.arn },
    ]
  })
}

resource "aws_lambda_function" "records_tool" {
  function_name = "care-records-tool"
  role          = aws_iam_role.records_tool.arn
  runtime       = "python3.12"
  handler       = "tool.handler"
  s3_bucket     = aws_s3_object.code.bucket
  s3_key        = aws_s3_object.code.key
  environment { variables = { TABLE = aws_dynamodb_table.patients.name, EHR_SECRET = aws_secretsmanager_secret.ehr.arn } }
}

resource "aws_lambda_permission" "records_tool" {
  statement_id  = "agent"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.records_tool.function_name
  principal     = "bedrock.amazonaws.com"
  source_arn    = aws_bedrockagent_agent.care.agent_arn
}

resource "aws_s3_bucket" "code" {
  bucket = "larkspur-function-code"
}

resource "aws_s3_bucket_public_access_block" "code" {
  bucket                  = aws_s3_bucket.code.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_object" "code" {
  bucket         = aws_s3_bucket.code.id
  key            = "functions.zip"
  content_base64 = "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=="
}

resource "aws_bedrockagent_agent" "care" {
  agent_name              = "care-assistant"
  agent_resource_role_arn = aws_iam_role.assistant.arn
  foundation_model        = "anthropic.claude-3-5-sonnet-20240620-v1:0"
  instruction             = "You are the care assistant of Larkspur Health. Answer patients' questions from the articles, look up their records and book appointments."
}

resource "aws_bedrockagent_agent_action_group" "records" {
  action_group_name = "records"
  agent_id          = aws_bedrockagent_agent.care.agent_id
  agent_version     = "DRAFT"
  action_group_executor { lambda = aws_lambda_function.records_tool.arn }
  function_schema {
    member_functions {
      functions {
        name        = "get_record"
        description = "Returns a patient's record."
        parameters {
          map_block_key = "patient"
          type          = "string"
          required      = true
        }
      }
    }
  }
}

resource "aws_bedrockagent_agent_alias" "live" {
  agent_alias_name = "live"
  agent_id         = aws_bedrockagent_agent.care.agent_id
}

# What the assistant knows lies here; only the knowledge base's role is let in, and only through Bedrock.
resource "aws_opensearchserverless_collection" "care" {
  name       = "care-knowledge"
  type       = "VECTORSEARCH"
  depends_on = [aws_opensearchserverless_security_policy.encryption]
}

resource "aws_opensearchserverless_access_policy" "care" {
  name = "care-knowledge"
  type = "data"
  policy = jsonencode([{
    Rules = [{
      ResourceType = "index"
      Resource     = ["index/care-knowledge/*"]
      Permission   = ["aoss:CreateIndex", "aoss:DescribeIndex", "aoss:ReadDocument", "aoss:UpdateIndex", "aoss:WriteDocument"]
    }]
    Principal = [aws_iam_role.knowledge.arn]
  }])
}

resource "aws_opensearchserverless_security_policy" "encryption" {
  name   = "care-knowledge"
  type   = "encryption"
  policy = jsonencode({ Rules = [{ ResourceType = "collection", Resource = ["collection/care-knowledge"] }], AWSOwnedKey = true })
}

resource "aws_opensearchserverless_security_policy" "network" {
  name   = "care-knowledge"
  type   = "network"
  policy = jsonencode([{ Rules = [{ ResourceType = "collection", Resource = ["collection/care-knowledge"] }], AllowFromPublic = false, SourceServices = ["bedrock.amazonaws.com"] }])
}

resource "aws_bedrockagent_knowledge_base" "care" {
  name     = "care-knowledge"
  role_arn = aws_iam_role.knowledge.arn
  knowledge_base_configuration {
    type = "VECTOR"
    vector_knowledge_base_configuration {
      embedding_model_arn = "arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0"
    }
  }
  storage_configuration {
    type = "OPENSEARCH_SERVERLESS"
    opensearch_serverless_configuration {
      collection_arn    = aws_opensearchserverless_collection.care.arn
      vector_index_name = "care"
      field_mapping {
        vector_field   = "vector"
        text_field     = "text"
        metadata_field = "metadata"
      }
    }
  }
}

resource "aws_bedrockagent_data_source" "articles" {
  name              = "articles"
  knowledge_base_id = aws_bedrockagent_knowledge_base.care.id
  data_source_configuration {
    type = "S3"
    s3_configuration { bucket_arn = aws_s3_bucket.care_articles.arn }
  }
}

resource "aws_bedrockagent_agent_knowledge_base_association" "care" {
  agent_id             = aws_bedrockagent_agent.care.agent_id
  agent_version        = "DRAFT"
  knowledge_base_id    = aws_bedrockagent_knowledge_base.care.id
  knowledge_base_state = "ENABLED"
  description          = "Articles for patients."
}

# PLANTED 6: the chat behind the site asks nobody who they are.
resource "aws_iam_role" "chat" {
  name               = "care-chat"
  assume_role_policy = local.trust["lambda"]
}

resource "aws_iam_role_policy" "chat" {
  name = "chat"
  role = aws_iam_role.chat.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "AskTheAgent", Effect = "Allow", Action = "bedrock:InvokeAgent", Resource = "arn:aws:bedrock:us-east-1:${local.account}:agent-alias/*" }]
  })
}

resource "aws_lambda_function" "chat" {
  function_name = "care-chat"
  role          = aws_iam_role.chat.arn
  runtime       = "python3.12"
  handler       = "chat.handler"
  s3_bucket     = aws_s3_object.code.bucket
  s3_key        = aws_s3_object.code.key
  environment { variables = { AGENT_ID = aws_bedrockagent_agent.care.agent_id, AGENT_ALIAS = aws_bedrockagent_agent_alias.live.agent_alias_id } }
}

resource "aws_api_gateway_rest_api" "chat" {
  name = "care-chat"
}

resource "aws_api_gateway_resource" "chat" {
  rest_api_id = aws_api_gateway_rest_api.chat.id
  parent_id   = aws_api_gateway_rest_api.chat.root_resource_id
  path_part   = "chat"
}

resource "aws_api_gateway_method" "chat" {
  rest_api_id   = aws_api_gateway_rest_api.chat.id
  resource_id   = aws_api_gateway_resource.chat.id
  http_method   = "POST"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "chat" {
  rest_api_id             = aws_api_gateway_rest_api.chat.id
  resource_id             = aws_api_gateway_resource.chat.id
  http_method             = aws_api_gateway_method.chat.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.chat.invoke_arn
}

resource "aws_api_gateway_deployment" "chat" {
  rest_api_id = aws_api_gateway_rest_api.chat.id
  depends_on  = [aws_api_gateway_integration.chat, aws_api_gateway_integration.score]
}

resource "aws_api_gateway_stage" "chat" {
  rest_api_id   = aws_api_gateway_rest_api.chat.id
  deployment_id = aws_api_gateway_deployment.chat.id
  stage_name    = "live"
}

resource "aws_lambda_permission" "chat" {
  statement_id  = "api"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.chat.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.chat.execution_arn}/*/*"
}

# DECOY h: the same API scores messages with the triage endpoint, but only for signed requests.
resource "aws_iam_role" "score" {
  name               = "triage-score"
  assume_role_policy = local.trust["lambda"]
}

resource "aws_iam_role_policy" "score" {
  name = "score"
  role = aws_iam_role.score.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Score", Effect = "Allow", Action = "sagemaker:InvokeEndpoint", Resource = aws_sagemaker_endpoint.triage.arn }]
  })
}

resource "aws_lambda_function" "score" {
  function_name = "triage-score"
  role          = aws_iam_role.score.arn
  runtime       = "python3.12"
  handler       = "score.handler"
  s3_bucket     = aws_s3_object.code.bucket
  s3_key        = aws_s3_object.code.key
}

resource "aws_api_gateway_resource" "score" {
  rest_api_id = aws_api_gateway_rest_api.chat.id
  parent_id   = aws_api_gateway_rest_api.chat.root_resource_id
  path_part   = "score"
}

resource "aws_api_gateway_method" "score" {
  rest_api_id   = aws_api_gateway_rest_api.chat.id
  resource_id   = aws_api_gateway_resource.score.id
  http_method   = "POST"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_integration" "score" {
  rest_api_id             = aws_api_gateway_rest_api.chat.id
  resource_id             = aws_api_gateway_resource.score.id
  http_method             = aws_api_gateway_method.score.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.score.invoke_arn
}

resource "aws_lambda_permission" "score" {
  statement_id  = "api"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.score.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.chat.execution_arn}/*/*"
}

# PLANTED 14: a forgotten demonstration that answers anyone, at the company's cost.
resource "aws_iam_role" "summarizer" {
  name               = "demo-summarizer"
  assume_role_policy = local.trust["lambda"]
}

resource "aws_iam_role_policy" "summarizer" {
  name = "summarize"
  role = aws_iam_role.summarizer.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "AnyModel", Effect = "Allow", Action = "bedrock:InvokeModel", Resource = "*" }]
  })
}

resource "aws_lambda_function" "summarizer" {
  function_name = "demo-summarizer"
  role          = aws_iam_role.summarizer.arn
  runtime       = "python3.12"
  handler       = "demo.handler"
  s3_bucket     = aws_s3_object.code.bucket
  s3_key        = aws_s3_object.code.key
  environment { variables = { MODEL_ID = "amazon.nova-pro-v1:0" } }
}

resource "aws_lambda_function_url" "summarizer" {
  function_name      = aws_lambda_function.summarizer.function_name
  authorization_type = "NONE"
}

resource "aws_lambda_permission" "summarizer_url" {
  statement_id           = "FunctionURLAllowPublicAccess"
  action                 = "lambda:InvokeFunctionUrl"
  function_name          = aws_lambda_function.summarizer.function_name
  principal              = "*"
  function_url_auth_type = "NONE"
}
