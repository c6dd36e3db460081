//! What the pods of a function have, whoever starts them.

use std::fmt::Write;

use guichet_local::manifest::{FunctionSpec, Trigger};

/// Connections of one pod to the database.
pub(crate) const POOL_SIZE: u32 = 4;

/// Secrets by the variable that functions know them as, and who is given each. The database is the database component's.
const SECRETS: [(&str, &[&str]); 3] = [
    (
        "GUICHET_KEY",
        &[
            "accounts",
            "checkout",
            "fulfilment",
            "mailer",
            "orders",
            "payments",
        ],
    ),
    ("OFFLINE_PAYMENTS_SECRET", &["payments"]),
    ("SMTP_URL", &["mailer"]),
];

/// `app.kubernetes.io/component` is the function's kind, which is what policies and patches go by.
pub(crate) fn labels(name: &str, spec: &FunctionSpec) -> String {
    format!(
        "{{ app.kubernetes.io/name: {name}, app.kubernetes.io/component: {} }}",
        spec.trigger.kind()
    )
}

/// The container and the volumes, as entries of a pod's `spec`; `more` are further fields of the container.
pub(crate) fn spec(name: &str, function: &FunctionSpec, more: &str) -> String {
    let secrets: Vec<&str> = SECRETS
        .iter()
        .filter(|(_, functions)| functions.contains(&name))
        .map(|(variable, _)| *variable)
        .collect();
    let mut env = format!("- {{ name: DATABASE_POOL_SIZE, value: \"{POOL_SIZE}\" }}\n");
    if matches!(function.trigger, Trigger::Push(_) | Trigger::Schedule(_)) {
        // Another audience for each, so that a token for one is worth nothing to another.
        let audience = format!("https://{name}.$(PUSH_AUDIENCE_DOMAIN)");
        let _ = writeln!(env, "- {{ name: PUSH_AUDIENCE, value: {audience} }}");
    }
    for variable in &secrets {
        let file = format!("/run/secrets/guichet/{variable}");
        let _ = writeln!(env, "- {{ name: {variable}_FILE, value: {file} }}");
    }
    let (mounts, volumes) = if secrets.is_empty() {
        ("volumeMounts: []\n".to_owned(), "volumes: []\n".to_owned())
    } else {
        let mut items = String::new();
        for variable in &secrets {
            let _ = writeln!(items, "        - {{ key: {variable}, path: {variable} }}");
        }
        (
            "volumeMounts:\n  - { name: secrets, mountPath: /run/secrets/guichet, readOnly: true }\n"
                .to_owned(),
            format!(
                "volumes:\n  - name: secrets\n    secret:\n      secretName: guichet\n      items:\n{items}"
            ),
        )
    };
    let container = format!(
        "name: function\n\
         image: guichet\n\
         command: [/usr/bin/guichet-{name}]\n\
         envFrom: [{{ configMapRef: {{ name: guichet }} }}]\n\
         env:\n{}{mounts}{more}",
        indented(&env, 2)
    );
    format!("containers:\n{}{volumes}", item(&container, 2))
}

/// Every line moved to the right.
pub(crate) fn indented(text: &str, by: usize) -> String {
    text.lines().fold(String::new(), |mut moved, line| {
        let _ = writeln!(moved, "{:by$}{line}", "");
        moved
    })
}

/// The first line with a hyphen, the others below it.
fn item(text: &str, by: usize) -> String {
    let mut lines = indented(text, by + 2);
    lines.replace_range(by..=by, "-");
    lines
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use guichet_local::manifest::Manifest;

    use super::*;

    fn project() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
    }

    /// The variables in the tables of a function's README.
    fn documented(name: &str) -> BTreeSet<String> {
        let readme = project().join("functions").join(name).join("README.md");
        let text = std::fs::read_to_string(readme).expect("each function has one");
        text.lines()
            .filter(|line| line.starts_with("| `"))
            .filter_map(|line| line.split('|').nth(1))
            .flat_map(|cell| cell.split('`'))
            .filter(|word| word.contains('_') && *word == word.to_uppercase())
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn a_function_is_given_the_secrets_that_its_readme_names_and_no_others() {
        let manifest = Manifest::read(&project().join("functions.yaml")).expect("legal");
        for name in manifest.functions.keys() {
            let documented = documented(name);
            assert!(
                documented.contains("DATABASE_URL"),
                "{name}: {documented:?}"
            );
            for (variable, functions) in SECRETS {
                assert_eq!(
                    documented.contains(variable),
                    functions.contains(&name.as_str()),
                    "{name}: {variable}"
                );
            }
        }
    }

    /// What has a file of its own beside the one for all.
    #[test]
    fn a_function_may_take_the_memory_that_the_manifest_says() {
        let manifest = Manifest::read(&project().join("functions.yaml")).expect("legal");
        let contained = project().join("kubernetes/components/contained");
        let read = |name: &str| std::fs::read_to_string(contained.join(name)).ok();
        let all = read("pods.yaml").expect("readable");
        let named = read("kustomization.yaml").expect("readable");
        for (name, spec) in &manifest.functions {
            let file = format!("{name}.yaml");
            let patched = format!("path: {file}\n    target: {{ kind: Deployment, name: {name} }}");
            let (text, says) = match read(&file).filter(|_| named.contains(&patched)) {
                Some(own) => (own, format!("value: {}\n", spec.memory)),
                None => (all.clone(), format!("memory: {} }}", spec.memory)),
            };
            assert!(text.contains(&says), "{name}: {says}, not {text}");
        }
    }

    #[test]
    fn the_database_takes_the_connections_of_all_pods_at_once() {
        let manifest = Manifest::read(&project().join("functions.yaml")).expect("legal");
        // A new version's first pod is started before an old one is stopped.
        let pods: u32 = manifest
            .functions
            .values()
            .map(|spec| match spec.trigger {
                Trigger::Job => 1,
                _ => spec.maximum_instances + 1,
            })
            .sum();
        let file = project().join("kubernetes/components/cloudnative-pg/cluster.yaml");
        let text = std::fs::read_to_string(file).expect("readable");
        let most = text
            .lines()
            .find_map(|line| line.trim().strip_prefix("max_connections: \""))
            .and_then(|rest| rest.trim_end_matches('"').parse::<u32>().ok())
            .expect("max_connections");
        // One function more, of two instances.
        let later = 3;
        // Some are the operator's and the superuser's.
        assert!(
            most >= (pods + later) * POOL_SIZE + 16,
            "{pods} pods and {later} later, {most} connections"
        );
    }
}
