//! Functions as Deployments: at least one pod of each is always there.

use guichet_local::manifest::{FunctionSpec, Manifest, Trigger};

use crate::pod::{self, indented, labels};

/// Pods of a function that buyers wait for, so that one may be lost.
const LEAST_PUBLIC: u32 = 2;

/// What of a container only Deployments have.
const CONTAINER: &str = "\
ports: [{ name: http, containerPort: 8080 }]
readinessProbe: { httpGet: { path: /healthz, port: http }, periodSeconds: 5 }
livenessProbe: { httpGet: { path: /healthz, port: http }, timeoutSeconds: 5 }
# The port closes at SIGTERM; until everybody knows that the pod is going, requests still come.
lifecycle: { preStop: { sleep: { seconds: 5 } } }
";

/// All functions.
pub(crate) fn all(manifest: &Manifest) -> String {
    let one = |(name, spec): (&String, &FunctionSpec)| match spec.trigger {
        Trigger::Job => job(name, spec),
        Trigger::Http(_) => [
            deployment(name, spec),
            autoscaler(name, spec, LEAST_PUBLIC),
            disruption_budget(name, spec),
        ]
        .concat(),
        Trigger::Push(_) => deployment(name, spec) + &autoscaler(name, spec, 1),
        // One call at a time, by its nature.
        Trigger::Schedule(_) => deployment(name, spec),
    };
    manifest.functions.iter().map(one).collect()
}

/// A job that is run once for each version of the image.
pub(crate) fn job(name: &str, spec: &FunctionSpec) -> String {
    let labels = labels(name, spec);
    let pod = indented(&pod::spec(name, spec, ""), 6);
    format!(
        "---
apiVersion: batch/v1
kind: Job
metadata:
  name: {name}
  labels: {labels}
spec:
  backoffLimit: 6
  activeDeadlineSeconds: 1800
  template:
    metadata:
      labels: {labels}
    spec:
      restartPolicy: OnFailure
{pod}"
    )
}

fn deployment(name: &str, spec: &FunctionSpec) -> String {
    let labels = labels(name, spec);
    let pod = indented(&pod::spec(name, spec, CONTAINER), 6);
    format!(
        "---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {name}
  labels: {labels}
spec:
  selector:
    matchLabels: {labels}
  strategy: {{ rollingUpdate: {{ maxSurge: 1, maxUnavailable: 0 }} }}
  template:
    metadata:
      labels: {labels}
    spec:
      terminationGracePeriodSeconds: 20
{pod}---
apiVersion: v1
kind: Service
metadata:
  name: {name}
  labels: {labels}
spec:
  selector: {labels}
  ports: [{{ name: http, port: 8080, targetPort: http }}]
"
    )
}

fn autoscaler(name: &str, spec: &FunctionSpec, least: u32) -> String {
    format!(
        "---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {name}
  labels: {labels}
spec:
  scaleTargetRef: {{ apiVersion: apps/v1, kind: Deployment, name: {name} }}
  minReplicas: {least}
  maxReplicas: {most}
  metrics:
    - type: Resource
      resource: {{ name: cpu, target: {{ type: Utilization, averageUtilization: 70 }} }}
",
        labels = labels(name, spec),
        most = spec.maximum_instances.max(least)
    )
}

fn disruption_budget(name: &str, spec: &FunctionSpec) -> String {
    let labels = labels(name, spec);
    format!(
        "---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {name}
  labels: {labels}
spec:
  maxUnavailable: 1
  selector:
    matchLabels: {labels}
"
    )
}
