# What functions.yaml means for an installation: limits, overrides, and that all instances fit into the database.

variables {
  project_id = "tickets-example"
  domain     = "tickets.example.org"
  mail       = { from = "Tickets <tickets@example.org>" }
  alerts     = { emails = ["operator@example.org"] }
  image      = "europe-west1-docker.pkg.dev/tickets-example/guichet/guichet@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
}

run "limits_are_the_manifests_or_its_defaults" {
  module { source = "./tests/settings" }
  command = plan

  assert {
    condition = alltrue([
      for name, it in local.services :
      it.concurrency == try(yamldecode(file("../functions.yaml")).functions[name].concurrency, 80)
      && it.maximum_instances == try(yamldecode(file("../functions.yaml")).functions[name].maximum_instances, 2)
      && it.timeout_seconds == try(yamldecode(file("../functions.yaml")).functions[name].timeout_seconds, 15)
      && it.maximum_delivery_attempts == try(yamldecode(file("../functions.yaml")).functions[name].maximum_delivery_attempts, 100)
      && it.memory == try(yamldecode(file("../functions.yaml")).functions[name].memory, "256Mi")
      && it.minimum_instances == 0
    ])
    error_message = "Concurrency, instances, timeout, attempts and memory are those of functions.yaml, or its defaults."
  }
  assert {
    condition     = local.services["sweeper"].maximum_instances == 1 && local.jobs["migrate"].maximum_instances == 1
    error_message = "There is one sweeper and one migration at a time."
  }
  assert {
    condition     = toset(concat(keys(local.public), keys(local.workers), keys(local.scheduled), keys(local.jobs))) == toset(keys(yamldecode(file("../functions.yaml")).functions))
    error_message = "functions.yaml has a kind that nothing is made for."
  }
}

run "there_is_a_subscription_for_each_worker_and_topic" {
  module { source = "./tests/settings" }
  command = plan

  assert {
    condition     = local.topics == toset(flatten([for it in values(yamldecode(file("../functions.yaml")).functions) : try(it.topics, [])]))
    error_message = "Topics are those of functions.yaml."
  }
  assert {
    condition     = toset([for it in values(local.subscriptions) : "${it.function} ${it.topic}"]) == toset(flatten([for name, it in local.workers : [for topic in it.topics : "${name} ${topic}"]]))
    error_message = "Each worker is pushed each of its topics."
  }
}

run "an_installation_may_want_more_or_less" {
  module { source = "./tests/settings" }
  command = plan
  variables {
    functions = { checkout = { maximum_instances = 12, minimum_instances = 2, memory = "512Mi", concurrency = 40, pool_size = 3 } }
  }

  assert {
    condition = (
      local.functions["checkout"].maximum_instances == 12
      && local.functions["checkout"].minimum_instances == 2
      && local.functions["checkout"].memory == "512Mi"
      && local.functions["checkout"].concurrency == 40
      && local.environment["checkout"]["DATABASE_POOL_SIZE"] == "3"
    )
    error_message = "What var.functions says counts."
  }
  assert {
    condition = (
      local.functions["orders"].maximum_instances == 6
      && local.functions["orders"].minimum_instances == 0
      && local.functions["orders"].concurrency == 80
      && local.environment["orders"]["DATABASE_POOL_SIZE"] == "4"
    )
    error_message = "It counts for that function only."
  }
}

run "a_pool_of_another_size_is_everybodys" {
  module { source = "./tests/settings" }
  command = plan
  variables {
    database = { pool_size = 2 }
  }

  assert {
    condition     = alltrue([for it in values(local.environment) : it.DATABASE_POOL_SIZE == "2"])
    error_message = "database.pool_size is what functions are told."
  }
}

run "as_it_comes_all_instances_fit_into_the_database" {
  module { source = "./tests/settings" }
  command = plan

  assert {
    condition     = local.connections == sum([for name, it in local.functions : it.maximum_instances * tonumber(local.environment[name]["DATABASE_POOL_SIZE"])])
    error_message = "What is summed up is what the functions are told."
  }
  assert {
    condition     = local.connections <= local.connections_to_share
    error_message = "All functions of functions.yaml fit into the default database."
  }
  assert {
    # Of two instances each, as a function has that says nothing else.
    condition     = local.connections + 10 * 2 * var.database.pool_size <= local.connections_to_share
    error_message = "There is room for ten functions more: give those of functions.yaml fewer instances, or the database more connections."
  }
}

run "the_sum_just_fits" {
  module { source = "./tests/settings" }
  command = plan
  variables {
    # One instance each, two connections.
    database  = { max_connections = 10 + 2 * length(yamldecode(file("../functions.yaml")).functions), reserved_connections = 10, pool_size = 2 }
    functions = { for name in keys(yamldecode(file("../functions.yaml")).functions) : name => { maximum_instances = 1 } }
  }

  assert {
    condition     = local.connections == local.connections_to_share
    error_message = "This test is about the limit itself."
  }
}

run "one_connection_more_is_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables {
    database  = { max_connections = 9 + 2 * length(yamldecode(file("../functions.yaml")).functions), reserved_connections = 10, pool_size = 2 }
    functions = { for name in keys(yamldecode(file("../functions.yaml")).functions) : name => { maximum_instances = 1 } }
  }
  expect_failures = [output.connections]
}

run "more_instances_than_the_database_has_room_for_are_refused" {
  module { source = "./tests/settings" }
  command = plan
  variables {
    functions = { checkout = { maximum_instances = 100 } }
  }
  expect_failures = [output.connections]
}

run "the_small_installation_of_the_deployment_guide_fits" {
  module { source = "./tests/settings" }
  command = plan
  variables {
    database = { tier = "db-g1-small", max_connections = 100, pool_size = 2 }
    functions = {
      catalog    = { maximum_instances = 8 }
      checkout   = { maximum_instances = 8 }
      orders     = { maximum_instances = 3 }
      payments   = { maximum_instances = 3 }
      accounts   = { maximum_instances = 2 }
      backoffice = { maximum_instances = 2 }
      images     = { maximum_instances = 1 }
      sales      = { maximum_instances = 1 }
      fulfilment = { maximum_instances = 3, concurrency = 2 }
      mailer     = { maximum_instances = 3, concurrency = 2 }
      refunds    = { maximum_instances = 2, concurrency = 2 }

      cancellations = { maximum_instances = 1, concurrency = 2 }
    }
  }

  assert {
    condition     = local.connections <= 80
    error_message = "docs/deploy.md promises that these settings fit."
  }
}

run "without_an_image_nothing_can_be_deployed" {
  module { source = "./tests/settings" }
  command = plan
  variables {
    image = null
  }
  expect_failures = [output.image]
}
