environment = "prod"
suffix      = "from-the-file"
