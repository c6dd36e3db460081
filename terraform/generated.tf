# Secrets that nobody has to think of. Terraform itself makes them, so no other provider is needed, and no value is in a
# variable: uuid() is 122 random bits from the system's generator, known only while applying, and three of them hashed are
# 256 bits of secret. Every run makes others. They are used, as write-only arguments, only when the version beside them is
# another than before.

locals {
  generated = {
    # One value in two places, the database and the functions' secret. Hexadecimal, so that it can be part of a URL as it is.
    database_password = sha256("${uuid()}${uuid()}${uuid()}")
    guichet_key       = base64sha256("${uuid()}${uuid()}${uuid()}")
    offline_payments  = sha256("${uuid()}${uuid()}${uuid()}")
  }

  secret_values = {
    "database-url"            = "postgresql:///${local.database}?host=${local.socket}&user=${local.database}&password=${local.generated.database_password}"
    "guichet-key"             = coalesce(var.guichet_key, local.generated.guichet_key)
    "offline-payments-secret" = local.generated.offline_payments
    # Empty when it is not given, which is all right as long as none is to be written; Secret Manager refuses an empty one.
    "smtp-url" = var.smtp_url == null ? "" : var.smtp_url
  }
}
