# What else the secrets are made of, as in database.tf and secrets.tf.

locals {
  database = "guichet"
  socket   = "/cloudsql/project:region:guichet"
}
