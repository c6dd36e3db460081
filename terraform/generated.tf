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
}
