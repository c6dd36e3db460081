# What an operator decides. Four have no default: project_id, domain, mail and alerts. terraform.tfvars.example shows them.

variable "project_id" {
  description = "The Google Cloud project, best one that holds nothing else."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project_id))
    error_message = "project_id is the id of a project, not its name or number: 6 to 30 lower-case letters, digits and hyphens, beginning with a letter."
  }
}

variable "region" {
  description = "Where the functions, the database and the files are. For buyers in Europe one in the EU: europe-west1 (Belgium), europe-west9 (Paris)."
  type        = string
  default     = "europe-west1"

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "region is the name of one region, such as europe-west1; a zone (europe-west1-b) or a multi-region (EU) is none."
  }
}

variable "domain" {
  description = "The name that buyers see, such as tickets.example.org. Its A and AAAA records must point to the addresses in the output dns_records."
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}$", var.domain))
    error_message = "domain is a host name in lower case without https:// and without a path, such as tickets.example.org."
  }
}

variable "image" {
  description = "The image with all functions, by digest: REGION-docker.pkg.dev/PROJECT/guichet/guichet@sha256:… Null only before the first image is built."
  type        = string
  default     = null

  validation {
    condition     = var.image == null || can(regex("^[a-z0-9][a-z0-9.-]*(:[0-9]+)?/[a-z0-9._/-]+@sha256:[0-9a-f]{64}$", var.image))
    error_message = "image must be pinned by its digest (name@sha256:64 hexadecimal digits): a tag may mean another image tomorrow, and a rollback would not be one."
  }
}

variable "functions" {
  description = <<-TEXT
    How large single functions may become in this installation, keyed by name; what is left out is as functions.yaml says.
    minimum_instances other than 0 keeps instances ready, and costs money around the clock.
  TEXT
  type = map(object({
    maximum_instances = optional(number)
    minimum_instances = optional(number, 0)
    concurrency       = optional(number)
    memory            = optional(string)
    pool_size         = optional(number)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.functions) : contains(keys(local.manifest), name)])
    error_message = "functions names one that functions.yaml does not have. Legal are: ${join(", ", keys(local.manifest))}."
  }
  validation {
    condition     = alltrue([for it in values(var.functions) : it.maximum_instances == null || try(it.maximum_instances >= 1 && it.maximum_instances <= 100, false)])
    error_message = "maximum_instances is 1 to 100."
  }
  validation {
    condition     = alltrue([for it in values(var.functions) : it.minimum_instances >= 0 && it.minimum_instances <= coalesce(it.maximum_instances, 100)])
    error_message = "minimum_instances is 0 to maximum_instances."
  }
  validation {
    condition     = alltrue([for it in values(var.functions) : it.concurrency == null || try(it.concurrency >= 1 && it.concurrency <= 1000, false)])
    error_message = "concurrency is 1 to 1000."
  }
  validation {
    condition     = alltrue([for it in values(var.functions) : it.memory == null || can(regex("^(128|256|512)Mi$|^[124]Gi$", it.memory))])
    error_message = "memory is 128Mi, 256Mi, 512Mi, 1Gi, 2Gi or 4Gi."
  }
  validation {
    condition     = alltrue([for it in values(var.functions) : it.pool_size == null || try(it.pool_size >= 1 && it.pool_size <= 100, false)])
    error_message = "pool_size is 1 to 100."
  }
}

variable "database" {
  description = <<-TEXT
    The database. instance is its name, which changes only after a restore into another one (docs/deploy.md). tier is a machine type of Cloud SQL (db-f1-micro, db-g1-small, db-custom-VCPUS-MEGABYTES).
    All instances of all functions together must fit into max_connections less reserved_connections, which are left for
    PostgreSQL, Cloud SQL and people. pool_size is how many connections one instance may open. A connection takes about
    ten megabytes of the machine's memory at work.
  TEXT
  type = object({
    instance             = optional(string, "guichet")
    tier                 = optional(string, "db-custom-1-3840")
    version              = optional(string, "POSTGRES_17")
    high_availability    = optional(bool, false)
    disk_gb              = optional(number, 10)
    disk_limit_gb        = optional(number, 100)
    max_connections      = optional(number, 320)
    reserved_connections = optional(number, 20)
    pool_size            = optional(number, 4)
    backups              = optional(number, 14)
    log_days             = optional(number, 7)
  })
  default  = {}
  nullable = false

  validation {
    condition     = can(regex("^[a-z]([a-z0-9-]{0,80}[a-z0-9])?$", var.database.instance))
    error_message = "database.instance is lower-case letters, digits and hyphens, beginning with a letter."
  }
  validation {
    condition     = can(regex("^(db-f1-micro|db-g1-small|db-custom-[0-9]+-[0-9]+)$", var.database.tier))
    error_message = "database.tier is db-f1-micro, db-g1-small or db-custom-VCPUS-MEGABYTES, such as db-custom-2-7680: the machine types of the edition ENTERPRISE."
  }
  validation {
    condition     = !var.database.high_availability || startswith(var.database.tier, "db-custom-")
    error_message = "database.high_availability with a machine of shared CPU is not covered by Google's promise of availability: take a db-custom-… tier."
  }
  validation {
    condition     = can(regex("^POSTGRES_(1[5-9]|[2-9][0-9])$", var.database.version))
    error_message = "database.version is POSTGRES_15 or later."
  }
  validation {
    condition     = var.database.disk_gb >= 10 && var.database.disk_limit_gb >= var.database.disk_gb
    error_message = "database.disk_gb is 10 or more, and disk_limit_gb no less."
  }
  validation {
    condition     = var.database.max_connections >= 25 && var.database.max_connections <= 4000
    error_message = "database.max_connections is 25 to 4000."
  }
  validation {
    condition     = var.database.reserved_connections >= 10 && var.database.reserved_connections < var.database.max_connections
    error_message = "database.reserved_connections is 10 or more (PostgreSQL itself keeps 3, Cloud SQL uses some, and an operator must get in) and less than max_connections."
  }
  validation {
    condition     = var.database.pool_size >= 1 && var.database.pool_size <= 100
    error_message = "database.pool_size is 1 to 100."
  }
  validation {
    condition     = var.database.backups >= 1 && var.database.backups <= 365 && var.database.log_days >= 1 && var.database.log_days <= 7 && var.database.backups >= var.database.log_days
    error_message = "database.backups is how many daily backups are kept, 1 to 365; log_days is how far back one can go to any second, 1 to 7, and no more than backups."
  }
}

variable "closed_for_the_season" {
  description = "Stops the database, the schedule and the alerts until it is false again. The storefront's pages still open; the functions answer 503."
  type        = bool
  default     = false
  nullable    = false
}

variable "deletion_protection" {
  description = "Refuses to delete the database and the secrets, in Terraform and at Google. Set it to false and apply before taking an installation down."
  type        = bool
  default     = true
  nullable    = false
}

variable "mail" {
  description = "from: whom mail is from, at an address that the mail server may send for. The server and its password are in smtp_url."
  type        = object({ from = string })
  nullable    = false

  validation {
    condition     = can(regex("^[^<>@]+ <[^<>@ ]+@[^<>@ ]+\\.[^<>@ ]+>$|^[^<>@ ]+@[^<>@ ]+\\.[^<>@ ]+$", var.mail.from))
    error_message = "mail.from is an address such as Tickets <tickets@example.org>."
  }
}

variable "operator" {
  description = "Who runs the ticket office, for its imprint and the other pages that the law asks for: name, address (lines apart by \n), email, registration, host, and texts.imprint, .terms, .privacy, .accessibility, each { fr, en }, in place of the storefront's own. What is not said here the pages say is not known."
  type = object({
    name         = optional(string)
    address      = optional(string)
    email        = optional(string)
    registration = optional(string)
    host         = optional(string)
    texts = optional(object({
      imprint       = optional(object({ fr = optional(string), en = optional(string) }))
      terms         = optional(object({ fr = optional(string), en = optional(string) }))
      privacy       = optional(object({ fr = optional(string), en = optional(string) }))
      accessibility = optional(object({ fr = optional(string), en = optional(string) }))
    }), {})
  })
  default  = {}
  nullable = false

  validation {
    condition     = length(jsonencode(var.operator)) < 30000
    error_message = "operator is too long: all its texts together have less than 30,000 characters, as Cloud Run limits a variable."
  }
}

variable "smtp_url" {
  description = "The mail server with its password: smtps://user:password@mail.example.org. Needed by the first apply and whenever secret_versions.smtp_url is raised; not kept in the state. Give it as TF_VAR_smtp_url, not in a file."
  type        = string
  default     = null
  sensitive   = true

  validation {
    condition     = var.smtp_url == null || can(regex("^(smtps://|smtp://.*[?&]tls=required)", var.smtp_url))
    error_message = "smtp_url is smtps://user:password@host or smtp://user:password@host:587?tls=required: mail leaves Google's network, so it must be encrypted."
  }
}

variable "guichet_key" {
  description = "Only to move an installation: the GUICHET_KEY of the old one (32 bytes in base64), without which old order links and tickets mean nothing. Not kept in the state. Else one is made."
  type        = string
  default     = null
  sensitive   = true

  validation {
    condition     = var.guichet_key == null || can(regex("^[A-Za-z0-9+/]{43}=$", var.guichet_key))
    error_message = "guichet_key is 32 bytes in base64: 44 characters, the last of them =."
  }
}

variable "secret_versions" {
  description = "Raise one by one to have that secret made again (database_password, offline_payments) or taken from its variable again (smtp_url). See docs/deploy.md before."
  type = object({
    database_password = optional(number, 1)
    offline_payments  = optional(number, 1)
    smtp_url          = optional(number, 1)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for it in values(var.secret_versions) : it >= 1 && floor(it) == it])
    error_message = "secret_versions are whole numbers from 1."
  }
}

variable "log_level" {
  description = "How much the functions log."
  type        = string
  default     = "info"

  validation {
    condition     = contains(["error", "warn", "info", "debug"], var.log_level)
    error_message = "log_level is error, warn, info or debug."
  }
}

variable "firewall" {
  description = <<-TEXT
    Cloud Armor in front of the functions. Limits are per address and minute; remember that a company or a mobile network
    may be one address. sales_per_minute is for taking places, requests_per_minute for everything. blocked_ranges are refused.
    enabled = false saves its price and leaves only the functions' own limits.
  TEXT
  type = object({
    enabled             = optional(bool, true)
    requests_per_minute = optional(number, 1200)
    sales_per_minute    = optional(number, 120)
    blocked_ranges      = optional(list(string), [])
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.firewall.sales_per_minute >= 10 && var.firewall.requests_per_minute >= var.firewall.sales_per_minute && var.firewall.requests_per_minute <= 10000
    error_message = "firewall: sales_per_minute is 10 or more, requests_per_minute no less than that and at most 10000."
  }
  validation {
    condition     = alltrue([for range in var.firewall.blocked_ranges : can(cidrnetmask(range)) || can(regex("^[0-9a-f:]+/[0-9]{1,3}$", range))])
    error_message = "firewall.blocked_ranges are address ranges such as 203.0.113.0/24 or 2001:db8::/32."
  }
}

variable "build" {
  description = <<-TEXT
    Builds and deploys each push. repository is a connected repository of Cloud Build (projects/P/locations/R/connections/C/repositories/N),
    branch a regular expression, state_bucket the bucket of Terraform's state, where terraform.tfvars is too.
    Null: somebody builds and applies by hand.
  TEXT
  type = object({
    repository   = string
    state_bucket = string
    branch       = optional(string, "^main$")
    approval     = optional(bool, false)
  })
  default = null

  validation {
    condition     = var.build == null || can(regex("^projects/[^/]+/locations/[^/]+/connections/[^/]+/repositories/[^/]+$", var.build.repository))
    error_message = "build.repository is projects/PROJECT/locations/REGION/connections/CONNECTION/repositories/REPOSITORY."
  }
  validation {
    condition     = var.build == null || can(regex("^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$", var.build.state_bucket))
    error_message = "build.state_bucket is the name of a bucket, without gs://."
  }
  validation {
    condition     = var.build == null || can(regexall(var.build.branch, ""))
    error_message = "build.branch is a regular expression, such as ^main$."
  }
}

variable "alerts" {
  description = <<-TEXT
    emails: who is told. The others are the limits at which somebody is: share of answers that are server errors, 95th percentile
    of answers and of cold starts, age of the oldest message that was enqueued and not published, share of the database's
    connections in use.
  TEXT
  type = object({
    emails                 = list(string)
    error_share            = optional(number, 0.02)
    latency_ms             = optional(number, 1500)
    cold_start_ms          = optional(number, 2000)
    outbox_seconds         = optional(number, 180)
    connection_share       = optional(number, 0.8)
    availability_objective = optional(number, 0.995)
  })
  nullable = false

  validation {
    condition     = length(var.alerts.emails) > 0 && alltrue([for email in var.alerts.emails : can(regex("^[^@ ]+@[^@ ]+\\.[^@ ]+$", email))])
    error_message = "alerts.emails are one or more e-mail addresses: alerts that nobody gets are none."
  }
  validation {
    condition     = alltrue([for share in [var.alerts.error_share, var.alerts.connection_share] : share > 0 && share < 1])
    error_message = "alerts.error_share and alerts.connection_share are shares between 0 and 1."
  }
  validation {
    condition     = alltrue([for limit in [var.alerts.latency_ms, var.alerts.cold_start_ms, var.alerts.outbox_seconds] : limit > 0])
    error_message = "alerts.latency_ms, alerts.cold_start_ms and alerts.outbox_seconds are more than 0."
  }
  validation {
    condition     = var.alerts.outbox_seconds >= 120
    error_message = "alerts.outbox_seconds is 120 or more: the sweeper comes once a minute, so younger messages are no reason to worry."
  }
  validation {
    condition     = var.alerts.availability_objective >= 0.9 && var.alerts.availability_objective <= 0.9999
    error_message = "alerts.availability_objective is 0.9 to 0.9999."
  }
}

variable "budget" {
  description = "Sends a mail when the project's costs of a month reach 50, 90 and 100 percent of amount (whole units of the account's currency), or are expected to pass it. It stops nothing. Null: no budget."
  type = object({
    billing_account = string
    amount          = number
  })
  default = null

  validation {
    condition     = var.budget == null || can(regex("^[0-9A-F]{6}-[0-9A-F]{6}-[0-9A-F]{6}$", var.budget.billing_account))
    error_message = "budget.billing_account is like 012345-6789AB-CDEF01."
  }
  validation {
    condition     = var.budget == null || try(var.budget.amount >= 1 && floor(var.budget.amount) == var.budget.amount, false)
    error_message = "budget.amount is a whole number from 1."
  }
}

variable "metrics_sidecar" {
  description = "The image, by digest or tag, of Google's Managed Prometheus sidecar for Cloud Run, which then collects /metrics of every instance. It takes memory and CPU beside each, and its samples are billed. Null: Cloud Run's own metrics and those made of logs only."
  type        = string
  default     = null

  validation {
    condition     = var.metrics_sidecar == null || can(regex("^[a-z0-9][a-z0-9.-]*/[^ ]+(:|@sha256:)[^ ]+$", var.metrics_sidecar))
    error_message = "metrics_sidecar is an image with its tag or digest."
  }
}

variable "labels" {
  description = "Put on everything that can carry labels, to tell costs apart."
  type        = map(string)
  default     = { app = "guichet" }
  nullable    = false

  validation {
    condition     = alltrue([for key, value in var.labels : can(regex("^[a-z][a-z0-9_-]{0,62}$", key)) && can(regex("^[a-z0-9_-]{0,63}$", value))])
    error_message = "labels are lower-case letters, digits, hyphens and underscores."
  }
}
