# What Terraform makes is random, long enough, and of the form that its reader wants.

variables {
  project_id = "tickets-example"
  domain     = "tickets.example.org"
  mail       = { from = "Tickets <tickets@example.org>" }
  alerts     = { emails = ["operator@example.org"] }
  image      = "europe-west1-docker.pkg.dev/tickets-example/guichet/guichet@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
}

run "each_secret_is_256_bits_in_its_own_form" {
  module { source = "./tests/settings" }
  command = apply

  assert {
    condition     = can(regex("^[A-Za-z0-9+/]{43}=$", local.generated.guichet_key))
    error_message = "The key is 32 bytes in base64."
  }
  assert {
    condition     = can(regex("^[0-9a-f]{64}$", local.generated.database_password)) && can(regex("^[0-9a-f]{64}$", local.generated.offline_payments))
    error_message = "Passwords are 32 bytes in hexadecimal."
  }
  assert {
    condition     = local.generated.database_password != local.generated.offline_payments
    error_message = "No two are the same."
  }
  assert {
    condition = local.secret_values == {
      "database-url"            = "postgresql:///guichet?host=/cloudsql/project:region:guichet&user=guichet&password=${local.generated.database_password}"
      "guichet-key"             = local.generated.guichet_key
      "offline-payments-secret" = local.generated.offline_payments
      "smtp-url"                = ""
    }
    error_message = "Each secret has its own value, and the database's password is that of its user."
  }
}

run "what_the_operator_gives_is_taken" {
  module { source = "./tests/settings" }
  command = apply
  variables {
    guichet_key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    smtp_url    = "smtps://somebody@mail.example.org"
  }

  assert {
    condition     = local.secret_values["guichet-key"] == var.guichet_key && local.secret_values["smtp-url"] == var.smtp_url
    error_message = "The key of an older installation and the mail server's address are handed on."
  }
}
