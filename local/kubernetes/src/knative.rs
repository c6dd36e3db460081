//! Functions as Knative Services: no pod of a function that nobody uses.

use guichet_local::manifest::{FunctionSpec, Manifest, Trigger};

use crate::pod::{self, indented, labels};

/// All functions.
pub(crate) fn all(manifest: &Manifest) -> String {
    manifest
        .functions
        .iter()
        .map(|(name, spec)| match spec.trigger {
            Trigger::Job => crate::deployments::job(name, spec),
            _ => service(name, spec),
        })
        .collect()
}

fn service(name: &str, spec: &FunctionSpec) -> String {
    let container = "\
readinessProbe: { httpGet: { path: /healthz } }
livenessProbe: { httpGet: { path: /healthz }, periodSeconds: 30, timeoutSeconds: 5 }
";
    format!(
        "---
apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: {name}
  labels:
    app.kubernetes.io/name: {name}
    app.kubernetes.io/component: {kind}
    # The gateway is the only way in.
    networking.knative.dev/visibility: cluster-local
spec:
  template:
    metadata:
      labels: {labels}
      annotations: {{ autoscaling.knative.dev/max-scale: \"{most}\" }}
    spec:
      containerConcurrency: {concurrency}
      timeoutSeconds: {timeout}
{pod}",
        kind = spec.trigger.kind(),
        labels = labels(name, spec),
        most = spec.maximum_instances,
        concurrency = spec.concurrency,
        timeout = spec.timeout.as_secs(),
        pod = indented(&pod::spec(name, spec, container), 6),
    )
}
