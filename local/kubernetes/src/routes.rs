//! Which path belongs to whom, as the Gateway API says it: `/api/v1/<name>` to functions for everybody, and `/_push/<name>`, where
//! Google's Pub/Sub and Scheduler come in, to `/` of the others.

use std::fmt::Write;

use guichet_local::manifest::{Manifest, Trigger};

/// Where the hand-written files put everything; Knative's names of services hold it.
const NAMESPACE: &str = "guichet";

/// To the functions' Services.
pub(crate) fn to_services(manifest: &Manifest) -> String {
    route(manifest, &|name| Target {
        rewrite: None,
        backend: format!("{{ name: {name}, port: 8080 }}"),
    })
}

/// To the gateway of Knative, which goes by the host's name.
pub(crate) fn to_knative(manifest: &Manifest) -> String {
    let route = route(manifest, &|name| Target {
        rewrite: Some(format!("hostname: {name}.{NAMESPACE}.svc.cluster.local")),
        backend: "{ name: kourier-internal, namespace: kourier-system, port: 80 }".to_owned(),
    });
    format!(
        "{route}---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata:
  name: guichet
  namespace: kourier-system
spec:
  from: [{{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: {NAMESPACE} }}]
  to: [{{ group: \"\", kind: Service, name: kourier-internal }}]
"
    )
}

/// Where the requests of a function go.
struct Target {
    rewrite: Option<String>,
    backend: String,
}

fn route(manifest: &Manifest, target: &dyn Fn(&str) -> Target) -> String {
    let mut rules = String::new();
    for (name, spec) in &manifest.functions {
        let Target { rewrite, backend } = target(name);
        let (matches, path) = match &spec.trigger {
            Trigger::Http(paths) => (
                format!("path: {{ type: PathPrefix, value: {} }}", paths.path),
                None,
            ),
            Trigger::Push(_) | Trigger::Schedule(_) => (
                format!("path: {{ type: Exact, value: /_push/{name} }}, method: POST"),
                Some("path: { type: ReplaceFullPath, replaceFullPath: / }".to_owned()),
            ),
            Trigger::Job => continue,
        };
        let rewrites: Vec<String> = rewrite.into_iter().chain(path).collect();
        let filters = if rewrites.is_empty() {
            String::new()
        } else {
            let rewrites = rewrites.join(", ");
            format!("      filters: [{{ type: URLRewrite, urlRewrite: {{ {rewrites} }} }}]\n")
        };
        let _ = write!(
            rules,
            "    - matches: [{{ {matches} }}]
{filters}      backendRefs: [{backend}]
      timeouts: {{ request: {}s }}
",
            spec.timeout.as_secs()
        );
    }
    format!(
        "---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: functions
spec:
  parentRefs: [{{ name: guichet, sectionName: https }}]
  rules:
{rules}"
    )
}
