# Each function as functions.yaml wants it, reachable only by whom it is for; every topic reaches whoever acts on it.

mock_provider "google" {
  # Known while planning, so that one plan is enough: who refers to whom can then be compared.
  mock_resource "google_service_account" {
    override_during = plan
    defaults = {
      email  = "somebody@example.org"
      member = "serviceAccount:somebody@example.org"
    }
  }
  mock_resource "google_cloud_run_v2_service" {
    override_during = plan
    defaults = {
      uri = "https://service.example.org"
    }
  }
  mock_resource "google_pubsub_topic" {
    override_during = plan
    defaults = {
      id = "projects/p/topics/t"
    }
  }
  mock_resource "google_secret_manager_secret_version" {
    override_during = plan
    defaults = {
      version = "7"
    }
  }
  mock_data "google_project" {
    override_during = plan
    defaults        = { number = "123456789012" }
  }
}

# Some with names of their own, so that a mix-up is seen.
override_resource {
  target          = google_service_account.function["checkout"]
  override_during = plan
  values          = { email = "checkout@example.org", member = "serviceAccount:checkout@example.org" }
}
override_resource {
  target          = google_service_account.function["mailer"]
  override_during = plan
  values          = { email = "mailer@example.org", member = "serviceAccount:mailer@example.org" }
}
override_resource {
  target          = google_service_account.push
  override_during = plan
  values          = { email = "push@example.org", member = "serviceAccount:push@example.org" }
}
override_resource {
  target          = google_service_account.scheduler
  override_during = plan
  values          = { email = "scheduler@example.org", member = "serviceAccount:scheduler@example.org" }
}
override_resource {
  target          = google_cloud_run_v2_service.function["mailer"]
  override_during = plan
  values          = { uri = "https://mailer.example.org" }
}
override_resource {
  target          = google_cloud_run_v2_service.function["sweeper"]
  override_during = plan
  values          = { uri = "https://sweeper.example.org" }
}
override_resource {
  target          = google_pubsub_topic.dead_letters
  override_during = plan
  values          = { id = "projects/p/topics/dead-letters" }
}

variables {
  project_id = "tickets-example"
  domain     = "tickets.example.org"
  mail       = { from = "Tickets <tickets@example.org>" }
  alerts     = { emails = ["operator@example.org"] }
  image      = "europe-west1-docker.pkg.dev/tickets-example/guichet/guichet@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
}

run "functions_and_their_messages" {
  command = plan

  # Every function of the manifest runs its own binary of the one image.
  assert {
    condition = (
      toset(concat(keys(google_cloud_run_v2_service.function), keys(google_cloud_run_v2_job.job)))
      == toset(keys(yamldecode(file("../functions.yaml")).functions))
    )
    error_message = "There is a service or a job for each function, and for nothing else."
  }
  assert {
    condition = alltrue([
      for name, it in google_cloud_run_v2_service.function :
      it.name == name
      && it.template[0].containers[0].image == var.image
      && it.template[0].containers[0].command == tolist(["/usr/bin/guichet-${name}"])
    ])
    error_message = "A service is named like its function and runs that binary."
  }
  assert {
    condition     = google_cloud_run_v2_job.job["migrate"].template[0].template[0].containers[0].command == tolist(["/usr/bin/guichet-migrate"])
    error_message = "The job migrates."
  }
  assert {
    condition     = google_cloud_run_v2_job.job["migrate"].template[0].template[0].max_retries == 0
    error_message = "A migration that failed is not tried again by itself."
  }

  assert {
    condition     = alltrue([for it in google_cloud_run_v2_service.function : length(it.traffic) == 1 && it.traffic[0].type == "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST" && it.traffic[0].percent == 100])
    error_message = "What is applied is what answers."
  }

  # Services sleep until they are called and wake up fast.
  assert {
    condition = alltrue([
      for it in google_cloud_run_v2_service.function :
      it.scaling[0].min_instance_count == 0
      && it.template[0].execution_environment == "EXECUTION_ENVIRONMENT_GEN1"
      && it.template[0].containers[0].resources[0].cpu_idle
      && it.template[0].containers[0].resources[0].startup_cpu_boost
      && it.template[0].containers[0].liveness_probe[0].http_get[0].path == "/healthz"
      && it.template[0].containers[0].resources[0].limits["cpu"] == "1"
    ])
    error_message = "Each service scales to zero, is not billed between requests, and is boosted at its start."
  }
  assert {
    condition = alltrue([
      for name, it in google_cloud_run_v2_service.function :
      it.scaling[0].max_instance_count == local.functions[name].maximum_instances
      && it.template[0].scaling[0].max_instance_count == local.functions[name].maximum_instances
      && it.template[0].max_instance_request_concurrency == local.functions[name].concurrency
      && it.template[0].timeout == "${local.functions[name].timeout_seconds}s"
    ])
    error_message = "Instances, requests at a time and time are limited as functions.yaml says."
  }
  assert {
    condition     = alltrue([for it in google_cloud_run_v2_service.function : length(it.template[0].containers) == 1])
    error_message = "Nothing has to start beside a function."
  }

  # Only the load balancer reaches http functions and only google the others.
  assert {
    condition = alltrue([
      for name, it in google_cloud_run_v2_service.function :
      it.ingress == (contains(keys(local.public), name) ? "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER" : "INGRESS_TRAFFIC_INTERNAL_ONLY")
    ])
    error_message = "No service is open to the internet."
  }
  assert {
    condition     = alltrue([for name, it in google_cloud_run_v2_service.function : it.invoker_iam_disabled == contains(keys(local.public), name)])
    error_message = "Workers and scheduled functions ask who calls; those for buyers do not."
  }
  assert {
    condition     = alltrue([for name, it in google_cloud_run_v2_service.function : contains(keys(local.audiences), name) ? it.custom_audiences == tolist([local.audiences[name]]) : it.custom_audiences == null])
    error_message = "Google lets in tokens for the audience that Pub/Sub and the scheduler are told."
  }
  assert {
    condition     = alltrue([for name, it in google_cloud_run_v2_service_iam_member.push : local.functions[name].kind == "push" && it.member == "serviceAccount:push@example.org" && it.role == "roles/run.invoker"])
    error_message = "Pub/Sub may call workers only."
  }
  assert {
    condition     = alltrue([for name, it in google_cloud_run_v2_service_iam_member.scheduler : local.functions[name].kind == "schedule" && it.member == "serviceAccount:scheduler@example.org" && it.role == "roles/run.invoker"])
    error_message = "The scheduler may call scheduled functions only."
  }

  # Each function is somebody else.
  assert {
    condition     = length(distinct(values(google_service_account.function)[*].account_id)) == length(local.functions)
    error_message = "Each function has an account of its own."
  }
  assert {
    condition     = alltrue([for it in google_service_account.function : can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", it.account_id))])
    error_message = "Google takes 6 to 30 characters for an account."
  }
  assert {
    condition = alltrue([
      for name, it in google_cloud_run_v2_service.function : it.template[0].service_account == google_service_account.function[name].email
    ])
    error_message = "A service runs as its own account."
  }

  # The names that functions expect callers under are those of the accounts.
  assert {
    condition = (
      local.callers.push == "${google_service_account.push.account_id}@${var.project_id}.iam.gserviceaccount.com"
      && local.callers.schedule == "${google_service_account.scheduler.account_id}@${var.project_id}.iam.gserviceaccount.com"
    )
    error_message = "environment.tf and messages.tf or schedule.tf disagree about an account's name."
  }
  assert {
    condition     = alltrue([for key, it in google_secret_manager_secret_iam_member.reader : it.role == "roles/secretmanager.secretAccessor" && (startswith(key, "mailer ") == (it.member == "serviceAccount:mailer@example.org"))])
    error_message = "Secrets are read by the function that they are for."
  }
  assert {
    condition     = alltrue([for it in google_project_iam_member.database : it.role == "roles/cloudsql.client"]) && length(google_project_iam_member.metrics) == 0
    error_message = "In the whole project a function may open connections to the database and nothing else."
  }
  assert {
    condition = alltrue([
      for it in google_pubsub_topic_iam_member.publisher : it.role == "roles/pubsub.publisher" && (it.member == "serviceAccount:checkout@example.org" ? it.topic == "order-paid" : it.member != "serviceAccount:mailer@example.org")
    ])
    error_message = "A function may publish to its own topics and do nothing else with them; the mailer to none."
  }

  # Services and jobs find what environment.tf says, and the database's socket.
  assert {
    condition = alltrue([
      for name, container in merge(
        { for name, it in google_cloud_run_v2_service.function : name => it.template[0].containers[0] },
        { for name, it in google_cloud_run_v2_job.job : name => it.template[0].template[0].containers[0] },
      ) :
      tomap({ for env in container.env : env.name => env.value if length(env.value_source) == 0 }) == tomap(local.environment[name])
      && tomap({ for env in container.env : env.name => env.value_source[0].secret_key_ref[0].secret if length(env.value_source) == 1 }) == tomap(local.secret_environment[name])
      && container.volume_mounts[0].mount_path == "/cloudsql"
    ])
    error_message = "A function's environment is that of environment.tf, and the socket is where its secret says."
  }

  # Secrets come by reference and by number.
  assert {
    condition = alltrue(flatten([
      for name, it in google_cloud_run_v2_service.function : [
        for env in it.template[0].containers[0].env :
        (length(env.value_source) == 1) == contains(keys(local.secret_variables), env.name)
      ]
    ]))
    error_message = "What is secret is a reference, and nothing else is."
  }
  assert {
    condition = alltrue(flatten([
      for name, it in google_cloud_run_v2_service.function : [
        for env in it.template[0].containers[0].env :
        length(env.value_source) == 0 || env.value_source[0].secret_key_ref[0].version != "latest"
        if length(env.value_source) == 1
      ]
    ]))
    error_message = "A secret is named with its version."
  }

  # There is a topic for each that the manifest names.
  assert {
    condition     = toset(keys(google_pubsub_topic.topic)) == toset(flatten([for it in yamldecode(file("../functions.yaml")).functions : try(it.topics, [])]))
    error_message = "Topics are those of functions.yaml."
  }
  assert {
    condition     = alltrue([for topics in values(local.publishes) : length(setsubtract(topics, local.topics)) == 0])
    error_message = "Nobody publishes to a topic that nobody reads."
  }
  assert {
    condition     = alltrue([for it in google_pubsub_topic.topic : tolist(it.message_storage_policy[0].allowed_persistence_regions) == tolist([var.region])])
    error_message = "Messages stay in the region."
  }

  # A worker is pushed each of its topics with a token.
  assert {
    condition     = toset(keys(google_pubsub_subscription.push)) == toset(flatten([for name, it in local.workers : [for topic in it.topics : "${name}-${topic}"]]))
    error_message = "There is a subscription for each worker and topic."
  }
  assert {
    condition = alltrue([
      for key, it in google_pubsub_subscription.push :
      it.push_config[0].push_endpoint == "${google_cloud_run_v2_service.function[local.subscriptions[key].function].uri}/"
      && it.push_config[0].oidc_token[0].audience == local.audiences[local.subscriptions[key].function]
      && it.push_config[0].oidc_token[0].service_account_email == google_service_account.push.email
    ])
    error_message = "Pushes go to the worker's own address, with a token for it."
  }

  # No second delivery begins while the first may still run.
  assert {
    condition     = alltrue([for key, it in google_pubsub_subscription.push : it.ack_deadline_seconds >= local.subscriptions[key].timeout_seconds && it.ack_deadline_seconds <= 600])
    error_message = "The acknowledgement deadline is the function's timeout, within what Pub/Sub takes."
  }

  # A message is tried for long and then kept for a person.
  assert {
    condition = alltrue([
      for it in google_pubsub_subscription.push :
      it.dead_letter_policy[0].dead_letter_topic == google_pubsub_topic.dead_letters.id
      && it.dead_letter_policy[0].max_delivery_attempts == 100
      && it.retry_policy[0].minimum_backoff == "10s"
      && it.retry_policy[0].maximum_backoff == "600s"
    ])
    error_message = "Deliveries are repeated with growing pauses, then go to the dead letters."
  }
  assert {
    condition     = alltrue([for it in merge(google_pubsub_subscription.push, { dead = google_pubsub_subscription.dead_letters }) : it.expiration_policy[0].ttl == ""])
    error_message = "No subscription ends because nobody bought anything for a month."
  }
  assert {
    condition     = google_pubsub_subscription.dead_letters.topic == google_pubsub_topic.dead_letters.id && google_pubsub_subscription.dead_letters.message_retention_duration == "${31 * 24 * 3600}s"
    error_message = "The dead letters have a subscription that keeps them as long as there is, or nothing would be kept."
  }

  # Googles agent may move messages to the dead letters.
  assert {
    condition = (
      google_pubsub_topic_iam_member.dead_letters.member == "serviceAccount:service-123456789012@gcp-sa-pubsub.iam.gserviceaccount.com"
      && google_pubsub_topic_iam_member.dead_letters.role == "roles/pubsub.publisher"
    )
    error_message = "The agent publishes to the dead letters."
  }
  assert {
    condition = (
      toset(keys(google_pubsub_subscription_iam_member.dead_letters)) == toset(keys(google_pubsub_subscription.push))
      && alltrue([for it in google_pubsub_subscription_iam_member.dead_letters : it.role == "roles/pubsub.subscriber" && it.member == local.pubsub_agent])
    )
    error_message = "The agent takes messages from each subscription."
  }

  # The scheduler calls what has a schedule.
  assert {
    condition = (
      google_cloud_scheduler_job.schedule["sweeper"].schedule == "* * * * *"
      && google_cloud_scheduler_job.schedule["sweeper"].time_zone == "Etc/UTC"
      && google_cloud_scheduler_job.schedule["sweeper"].attempt_deadline == "60s"
      && google_cloud_scheduler_job.schedule["sweeper"].retry_config[0].retry_count == 0
      && google_cloud_scheduler_job.schedule["sweeper"].http_target[0].http_method == "POST"
      && google_cloud_scheduler_job.schedule["sweeper"].http_target[0].uri == "https://sweeper.example.org/"
      && google_cloud_scheduler_job.schedule["sweeper"].http_target[0].oidc_token[0].audience == local.audiences["sweeper"]
      && google_cloud_scheduler_job.schedule["sweeper"].http_target[0].oidc_token[0].service_account_email == google_service_account.scheduler.email
    )
    error_message = "The sweeper is called each minute, with a token for it."
  }
  assert {
    condition     = toset(keys(google_cloud_scheduler_job.schedule)) == toset(keys(local.scheduled))
    error_message = "There is a job for each function of that kind."
  }
}
