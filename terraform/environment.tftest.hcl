# A function is given what its README says it needs, and no secret or right beyond.

variables {
  project_id = "tickets-example"
  domain     = "tickets.example.org"
  mail       = { from = "Tickets <tickets@example.org>" }
  alerts     = { emails = ["operator@example.org"] }
  image      = "europe-west1-docker.pkg.dev/tickets-example/guichet/guichet@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
}

run "every_variable_in_a_readme_is_given" {
  module { source = "./tests/settings" }
  command = plan

  assert {
    condition = alltrue([
      for name in keys(local.functions) : length(setsubtract(
        # The names in the tables' first column.
        flatten([for row in regexall("(?m)^\\| (`[A-Z][A-Z0-9_`, ]+) \\|", file("../functions/${name}/README.md")) : flatten(regexall("`([A-Z0-9_]+)`", row[0]))]),
        concat(
          keys(local.environment[name]), keys(local.secret_environment[name]),
          # Google's own or the image's by default, and the demo provider, which no real installation has.
          ["FONTS_FOLDER", "PAGES_FOLDER", "PUBSUB_ENDPOINT", "OIDC_ISSUER", "OIDC_KEYS_URL", "DEMO_PAYMENTS_URL", "DEMO_PAYMENTS_SECRET"],
        ),
      )) == 0
    ])
    error_message = "A function's README names a variable that environment.tf does not give it."
  }
  assert {
    condition     = contains(keys(local.functions), "payments") && length(regexall("(?m)^\\| (`[A-Z][A-Z0-9_`, ]+) \\|", file("../functions/payments/README.md"))) >= 5
    error_message = "This test no longer finds the tables of variables in the READMEs."
  }
}

run "no_secret_is_given_that_the_readme_does_not_name" {
  module { source = "./tests/settings" }
  command = plan

  assert {
    condition = alltrue(flatten([
      for name, variables in local.secret_environment : [
        for variable in keys(variables) : strcontains(file("../functions/${name}/README.md"), "`${variable}`")
      ]
    ]))
    error_message = "environment.tf gives a function a secret that its README does not ask for."
  }
  assert {
    condition     = toset([for it in values(local.secret_readers) : "${it.function} ${it.secret}"]) == toset(flatten([for name, variables in local.secret_environment : [for secret in values(variables) : "${name} ${secret}"]]))
    error_message = "Who is given a secret may read it, and nobody else."
  }
  assert {
    condition     = !contains(keys(local.secret_readers), "catalog guichet-key")
    error_message = "The catalogue has no use for the key."
  }
}

run "who_stores_pictures_is_told_where" {
  module { source = "./tests/settings" }
  command = plan

  assert {
    condition = (
      { for name, it in local.environment : name => it.STORAGE_URL if contains(keys(it), "STORAGE_URL") }
      == { for name, it in yamldecode(file("../functions.yaml")).functions : name => "gs://tickets-example-media" if try(it.storage, false) }
    )
    error_message = "Functions with storage: true in functions.yaml are told of the bucket, and no others."
  }
}

run "who_limits_callers_by_address_knows_the_proxies" {
  module { source = "./tests/settings" }
  command = plan

  assert {
    condition     = { for name, it in local.environment : name => it["TRUSTED_PROXIES"] if contains(keys(it), "TRUSTED_PROXIES") } == { accounts = "2" }
    error_message = "The client's address is the last but one that the load balancer writes."
  }
}

run "a_function_may_publish_what_its_readme_says" {
  module { source = "./tests/settings" }
  command = plan

  assert {
    condition = alltrue([
      for name in keys(local.services) :
      toset(flatten([for row in regexall("(?m)^\\| publishes \\| (.*) \\|$", file("../functions/${name}/README.md")) : flatten(regexall("`([a-z-]+)`", row[0]))]))
      == toset(try(local.publishes[name], []))
      if name != "sweeper"
    ])
    error_message = "environment.tf and a function's README disagree about what it publishes."
  }
  assert {
    condition     = toset(local.publishes["sweeper"]) == local.topics && alltrue([for topics in values(local.publishes) : length(setsubtract(topics, local.topics)) == 0])
    error_message = "The sweeper publishes whatever was left, and nobody publishes what nobody reads."
  }
}

run "a_token_for_one_worker_is_worth_nothing_to_another" {
  module { source = "./tests/settings" }
  command = plan

  assert {
    condition     = length(distinct(values(local.audiences))) == length(local.audiences) && toset(keys(local.audiences)) == toset(keys(merge(local.workers, local.scheduled)))
    error_message = "Each function that asks who calls has an audience of its own."
  }
  assert {
    condition     = alltrue([for name, audience in local.audiences : local.environment[name]["PUSH_AUDIENCE"] == audience])
    error_message = "A function expects the audience that tokens for it have."
  }
  assert {
    condition     = local.environment["sweeper"]["PUSH_SERVICE_ACCOUNT"] == local.callers.schedule && local.environment["mailer"]["PUSH_SERVICE_ACCOUNT"] == local.callers.push
    error_message = "The sweeper expects the scheduler, a worker Pub/Sub."
  }
  assert {
    condition     = alltrue([for name in keys(local.public) : !contains(keys(local.environment[name]), "PUSH_AUDIENCE") && !contains(keys(local.environment[name]), "PUSH_CHECKED_BY_CLOUD_RUN")])
    error_message = "A function for buyers has no business with push tokens."
  }
  assert {
    condition     = alltrue([for name in keys(local.audiences) : local.environment[name]["PUSH_CHECKED_BY_CLOUD_RUN"] == "true"])
    error_message = "Cloud Run hands on tokens without their signature, which a function that is not told so refuses."
  }
}
