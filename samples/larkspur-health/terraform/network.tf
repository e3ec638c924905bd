resource "aws_vpc" "main" {
  cidr_block = "10.20.0.0/16"
  tags       = { Name = "larkspur" }
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "public_a" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.20.1.0/24"
  availability_zone       = "us-east-1a"
  map_public_ip_on_launch = true
}

resource "aws_subnet" "public_b" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.20.2.0/24"
  availability_zone       = "us-east-1b"
  map_public_ip_on_launch = true
}

resource "aws_subnet" "private" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.20.10.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table" "private" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route_table_association" "public_a" {
  subnet_id      = aws_subnet.public_a.id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table_association" "public_b" {
  subnet_id      = aws_subnet.public_b.id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table_association" "private" {
  subnet_id      = aws_subnet.private.id
  route_table_id = aws_route_table.private.id
}

# PLANTED 3 (second half): the registry answers the whole internet; its password is in the public site.
# Neither alone is enough: the attack needs both.
resource "aws_security_group" "registry" {
  name   = "registry"
  vpc_id = aws_vpc.main.id
  ingress {
    description = "remote clinics"
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_db_subnet_group" "registry" {
  name       = "registry"
  subnet_ids = [aws_subnet.public_a.id, aws_subnet.public_b.id]
}

resource "aws_db_instance" "registry" {
  identifier             = "larkspur-registry"
  engine                 = "postgres"
  engine_version         = "16.3"
  instance_class         = "db.t4g.medium"
  allocated_storage      = 50
  username               = "triage"
  password               = var.registry_password
  publicly_accessible    = true
  db_subnet_group_name   = aws_db_subnet_group.registry.name
  vpc_security_group_ids = [aws_security_group.registry.id]
  skip_final_snapshot    = true
  tags                   = { data-classification = "phi" }
}

# PLANTED 9: an annotation server nobody owns any more, open to the world, with metadata service version 1.
resource "aws_security_group" "annotation" {
  name   = "annotation"
  vpc_id = aws_vpc.main.id
  ingress {
    description = "notebooks"
    from_port   = 8888
    to_port     = 8888
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "annotation" {
  ami                         = "ami-0abcdef1234567890"
  instance_type               = "t3.large"
  subnet_id                   = aws_subnet.public_a.id
  associate_public_ip_address = true
  vpc_security_group_ids      = [aws_security_group.annotation.id]
  iam_instance_profile        = aws_iam_instance_profile.annotation.name
  tags                        = { Name = "annotation" }
  metadata_options {
    http_tokens = "optional"
  }
}

# DECOY c: the same open group, but no public address and no route to the gateway.
resource "aws_instance" "batch_scorer" {
  ami                    = "ami-0abcdef1234567890"
  instance_type          = "t3.large"
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.annotation.id]
  iam_instance_profile   = aws_iam_instance_profile.annotation.name
  tags                   = { Name = "batch-scorer" }
}
