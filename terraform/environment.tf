# What a function finds in its environment, which secrets it may read, and where it may publish. Tests compare this file with
# functions/*/README.md.

locals {
  # Secrets by the variable they are given as, and who is given each: nobody else can read it.
  secret_variables = {
    DATABASE_URL            = { secret = "database-url", functions = keys(local.functions) }
    GUICHET_KEY             = { secret = "guichet-key", functions = ["accounts", "checkout", "fulfilment", "mailer", "orders", "payments"] }
    OFFLINE_PAYMENTS_SECRET = { secret = "offline-payments-secret", functions = ["payments"] }
    SMTP_URL                = { secret = "smtp-url", functions = ["mailer"] }
  }

  # Pictures, for the functions that functions.yaml says store them.
  media_bucket = "${var.project_id}-media"

  # The topics that a function publishes to. The sweeper publishes whatever others enqueued and left.
  publishes = {
    accounts      = ["mail-requested"]
    backoffice    = ["cancellation-requested", "mail-requested"]
    cancellations = ["cancellation-requested", "mail-requested", "refund-requested"]
    checkout      = ["order-paid"]
    fulfilment    = ["mail-requested", "refund-requested"]
    orders        = ["mail-requested", "refund-requested"]
    payments      = ["mail-requested", "order-paid", "refund-requested"]
    refunds       = ["mail-requested"]
    sales         = ["mail-requested"]
    sweeper       = tolist(local.topics)
  }

  # Another audience for each, so that a token for one is worth nothing to another.
  audiences = { for name in keys(merge(local.workers, local.scheduled)) : name => "${name}.${var.project_id}.guichet" }

  # In whose name Pub/Sub and Cloud Scheduler call.
  callers = {
    push     = "guichet-push@${var.project_id}.iam.gserviceaccount.com"
    schedule = "guichet-scheduler@${var.project_id}.iam.gserviceaccount.com"
  }

  environment = {
    for name, it in local.functions : name => merge(
      {
        DATABASE_POOL_SIZE   = tostring(it.pool_size)
        GOOGLE_CLOUD_PROJECT = var.project_id
        LOG_LEVEL            = var.log_level
        MAIL_FROM            = var.mail.from
        PUBLIC_URL           = "https://${var.domain}"
      },
      it.storage ? { STORAGE_URL = "gs://${local.media_bucket}" } : {},
      name == "catalog" ? { OPERATOR = jsonencode(var.operator) } : {},
      # The load balancer ends X-Forwarded-For with the address of the client and its own.
      name == "accounts" ? { TRUSTED_PROXIES = "2" } : {},
      contains(keys(local.audiences), name) ? {
        PUSH_AUDIENCE        = local.audiences[name]
        PUSH_SERVICE_ACCOUNT = local.callers[it.kind]
        # IAM guards these (functions.tf), and Cloud Run takes the signature off the token that it has checked.
        PUSH_CHECKED_BY_CLOUD_RUN = "true"
      } : {},
    )
  }

  secret_environment = {
    for name in keys(local.functions) : name => {
      for variable, it in local.secret_variables : variable => it.secret if contains(it.functions, name)
    }
  }

  secret_readers = merge([
    for name, variables in local.secret_environment : {
      for secret in values(variables) : "${name} ${secret}" => { function = name, secret = secret }
    }
  ]...)

  publishers = merge([
    for name, topics in local.publishes : {
      for topic in topics : "${name} ${topic}" => { function = name, topic = topic }
    } if contains(keys(local.functions), name)
  ]...)
}
