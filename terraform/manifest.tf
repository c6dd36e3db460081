# functions.yaml, with its defaults and with what this installation wants otherwise. Everything else is made from it.

locals {
  manifest = yamldecode(file("${path.module}/../functions.yaml")).functions

  functions = {
    for name, entry in local.manifest : name => {
      kind        = entry.kind
      path        = try(entry.path, null)
      pages       = try(entry.pages, [])
      topics      = try(entry.topics, [])
      schedule    = try(entry.schedule, null)
      concurrency = try(coalesce(try(var.functions[name].concurrency, null), try(entry.concurrency, null)), 80)
      # A job runs once at a time.
      maximum_instances = entry.kind == "job" ? 1 : try(coalesce(try(var.functions[name].maximum_instances, null), try(entry.maximum_instances, null)), 2)
      minimum_instances = try(var.functions[name].minimum_instances, 0)
      # A migration of much data takes minutes.
      timeout_seconds           = try(entry.timeout_seconds, entry.kind == "job" ? 1800 : 15)
      maximum_delivery_attempts = try(entry.maximum_delivery_attempts, 100)
      storage                   = try(entry.storage, false)
      pool_size                 = try(coalesce(try(var.functions[name].pool_size, null)), var.database.pool_size)
      memory                    = try(coalesce(try(var.functions[name].memory, null), try(entry.memory, null)), "256Mi")
    }
  }

  services  = { for name, it in local.functions : name => it if it.kind != "job" }
  jobs      = { for name, it in local.functions : name => it if it.kind == "job" }
  public    = { for name, it in local.functions : name => it if it.kind == "http" }
  workers   = { for name, it in local.functions : name => it if it.kind == "push" }
  scheduled = { for name, it in local.functions : name => it if it.kind == "schedule" }

  # What is pushed to whom.
  subscriptions = merge([
    for name, it in local.workers : {
      for topic in it.topics : "${name}-${topic}" => merge(it, { function = name, topic = topic })
    }
  ]...)

  topics = toset(flatten(values(local.functions)[*].topics))

  # If every function ran as many instances as it may, and each had its pool full.
  connections_to_share = var.database.max_connections - var.database.reserved_connections
  connections          = sum([for it in values(local.functions) : it.maximum_instances * it.pool_size])
}

output "connections" {
  description = "How many connections the functions may open at most, of how many that are theirs."
  value       = "${local.connections} of ${local.connections_to_share}"

  precondition {
    condition     = local.connections <= local.connections_to_share
    error_message = <<-TEXT
      The functions may open ${local.connections} connections (maximum_instances × pool_size, summed up), but only ${local.connections_to_share} are theirs
      (max_connections ${var.database.max_connections} less reserved_connections ${var.database.reserved_connections}). Lower maximum_instances or pool_size, or raise
      max_connections if the machine has the memory.
    TEXT
  }
}

output "image" {
  description = "The image that runs. Any apply by hand needs it: export TF_VAR_image=$(terraform output -raw image)."
  value       = var.image

  # Not asked for by an apply of the registry alone (-target), which comes before there is any.
  precondition {
    condition     = var.image != null
    error_message = "Which image? export TF_VAR_image=…@sha256:… (docs/deploy.md says how the first one is built; the one that runs is `terraform output -raw image`)."
  }
}
