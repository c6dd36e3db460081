# What an operator may say, and what is refused.

variables {
  project_id = "tickets-example"
  domain     = "tickets.example.org"
  mail       = { from = "Tickets <tickets@example.org>" }
  alerts     = { emails = ["operator@example.org"] }
  image      = "europe-west1-docker.pkg.dev/tickets-example/guichet/guichet@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
}

run "four_settings_and_an_image_are_enough" {
  module { source = "./tests/settings" }
  command = plan

  assert {
    condition     = local.environment["catalog"]["PUBLIC_URL"] == "https://tickets.example.org"
    error_message = "The address is the domain."
  }
}

run "who_runs_it_is_told_by_the_catalogue_alone" {
  module { source = "./tests/settings" }
  command = plan

  variables {
    operator = { name = "Ville de Tours", texts = { imprint = { fr = "Bonjour" } } }
  }

  assert {
    condition = (
      jsondecode(local.environment["catalog"]["OPERATOR"]).texts.imprint.fr == "Bonjour"
      && [for name, variables in local.environment : name if contains(keys(variables), "OPERATOR")] == ["catalog"]
    )
    error_message = "The catalogue answers who runs the installation."
  }
}

run "an_image_by_tag_is_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables { image = "europe-west1-docker.pkg.dev/tickets-example/guichet/guichet:latest" }
  expect_failures = [var.image]
}

run "a_digest_that_is_too_short_is_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables { image = "europe-west1-docker.pkg.dev/tickets-example/guichet/guichet@sha256:0123" }
  expect_failures = [var.image]
}

run "a_project_name_is_not_an_id" {
  module { source = "./tests/settings" }
  command = plan
  variables { project_id = "My Tickets" }
  expect_failures = [var.project_id]
}

run "a_zone_is_not_a_region" {
  module { source = "./tests/settings" }
  command = plan
  variables { region = "europe-west1-b" }
  expect_failures = [var.region]
}

run "an_address_is_not_a_domain" {
  module { source = "./tests/settings" }
  command = plan
  variables { domain = "https://tickets.example.org/" }
  expect_failures = [var.domain]
}

run "a_function_that_does_not_exist_cannot_be_enlarged" {
  module { source = "./tests/settings" }
  command = plan
  variables { functions = { catalogue = { maximum_instances = 5 } } }
  expect_failures = [var.functions]
}

run "more_instances_ready_than_there_may_be_are_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables { functions = { checkout = { maximum_instances = 2, minimum_instances = 3 } } }
  expect_failures = [var.functions]
}

run "memory_that_cloud_run_does_not_have_is_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables { functions = { checkout = { memory = "300MB" } } }
  expect_failures = [var.functions]
}

run "a_machine_of_another_edition_is_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables { database = { tier = "db-perf-optimized-N-2" } }
  expect_failures = [var.database]
}

run "an_old_postgresql_is_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables { database = { version = "POSTGRES_14" } }
  expect_failures = [var.database]
}

run "fewer_backups_than_days_of_logs_are_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables { database = { backups = 3, log_days = 7 } }
  expect_failures = [var.database]
}

run "a_sender_without_an_address_is_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables { mail = { from = "Tickets" } }
  expect_failures = [var.mail]
}

run "mail_that_would_leave_unencrypted_is_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables { smtp_url = "smtp://user:password@mail.example.org:587" }
  expect_failures = [var.smtp_url]
}

run "mail_over_starttls_is_accepted" {
  module { source = "./tests/settings" }
  command = plan
  variables { smtp_url = "smtp://user:password@mail.example.org:587?tls=required" }
}

run "a_key_of_another_length_is_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables { guichet_key = "c2hvcnQ=" }
  expect_failures = [var.guichet_key]
}

run "alerts_for_nobody_are_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables { alerts = { emails = [] } }
  expect_failures = [var.alerts]
}

run "an_outbox_alert_younger_than_a_sweep_is_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables { alerts = { emails = ["operator@example.org"], outbox_seconds = 30 } }
  expect_failures = [var.alerts]
}

run "a_blocked_range_that_is_none_is_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables { firewall = { blocked_ranges = ["203.0.113.0/24", "example.org"] } }
  expect_failures = [var.firewall]
}

run "a_limit_of_sales_above_that_of_requests_is_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables { firewall = { requests_per_minute = 100, sales_per_minute = 200 } }
  expect_failures = [var.firewall]
}

run "a_repository_by_its_web_address_is_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables { build = { repository = "https://github.com/o/r", state_bucket = "tickets-state" } }
  expect_failures = [var.build]
}

run "a_broken_branch_expression_is_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables { build = { repository = "projects/p/locations/r/connections/c/repositories/n", state_bucket = "tickets-state", branch = "(" } }
  expect_failures = [var.build]
}

run "a_budget_in_cents_is_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables { budget = { billing_account = "012345-6789AB-CDEF01", amount = 49.9 } }
  expect_failures = [var.budget]
}

run "a_secret_version_that_is_no_whole_number_is_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables { secret_versions = { offline_payments = 1.5 } }
  expect_failures = [var.secret_versions]
}

run "a_second_machine_of_shared_cpu_is_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables { database = { tier = "db-g1-small", high_availability = true } }
  expect_failures = [var.database]
}
