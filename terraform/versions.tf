terraform {
  # 1.11 is the first with write-only arguments, which keep secrets out of the state.
  required_version = ">= 1.11"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 8.0"
    }
  }

  # Whose bucket it is, the operator says: terraform init -backend-config="bucket=…"
  backend "gcs" {
    prefix = "guichet"
  }
}

provider "google" {
  project        = var.project_id
  region         = var.region
  default_labels = var.labels
}
