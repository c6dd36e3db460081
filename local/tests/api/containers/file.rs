//! What `compose.yaml` says.

use std::collections::BTreeSet;

use guichet_config::Env;
use guichet_local::make_secrets;
use guichet_local::manifest::{Manifest, Trigger};

use super::{Compose, Service, project};

/// What no file of the repository may contain.
const SECRETS: [&str; 4] = [
    "DATABASE_URL",
    "GUICHET_KEY",
    "DEMO_PAYMENTS_SECRET",
    "OFFLINE_PAYMENTS_SECRET",
];
/// What every function reads, whether its own page says so or not.
const READ_BY_ALL: [&str; 3] = ["DATABASE_POOL_SIZE", "GOOGLE_CLOUD_PROJECT", "LOG_LEVEL"];

/// What a function has to be told where Cloud Run looks at its callers first.
const ONLY_ON_CLOUD_RUN: &str = "PUSH_CHECKED_BY_CLOUD_RUN";

fn manifest() -> Manifest {
    Manifest::read(&project().join("functions.yaml")).unwrap()
}

/// The variables in the tables of a function's README: words in backquotes, in capitals, in the first column.
fn variables_of(function: &str) -> BTreeSet<String> {
    let path = project().join(format!("functions/{function}/README.md"));
    let text = std::fs::read_to_string(path).unwrap();
    let is_variable = |word: &&str| {
        word.len() > 2
            && word
                .chars()
                .all(|letter| letter.is_ascii_uppercase() || letter == '_')
    };
    text.lines()
        .filter(|line| line.starts_with("| `"))
        .filter_map(|line| line.split('|').nth(1))
        .flat_map(|cell| cell.split('`').filter(is_variable))
        .map(str::to_owned)
        .collect()
}

/// The variables that a service gets, each by its own name though it come in a file.
fn given_to(service: &Service) -> BTreeSet<String> {
    let names = service.environment.keys();
    names
        .map(|name| name.strip_suffix("_FILE").unwrap_or(name).to_owned())
        .collect()
}

#[test]
fn every_function_is_a_service_of_its_name_and_no_other_service_runs_one() {
    let compose = Compose::read();
    let (functions, manifest) = (|service: &Service| service.image == "guichet", manifest());
    let services: Vec<&String> = compose
        .services
        .iter()
        .filter(|(_, service)| functions(service))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(services, manifest.functions.keys().collect::<Vec<_>>());
    for name in services {
        assert_eq!(
            compose.services[name].command,
            [format!("/usr/bin/guichet-{name}")]
        );
    }
}

#[test]
fn every_function_gets_the_variables_that_its_readme_lists_and_no_others() {
    let compose = Compose::read();
    for function in manifest().functions.keys() {
        let listed = variables_of(function);
        assert!(listed.contains("DATABASE_URL"), "{function}: {listed:?}");
        let given = given_to(&compose.services[function]);
        // Nothing stands before functions in containers.
        assert!(!given.contains(ONLY_ON_CLOUD_RUN), "{function}");
        let missing: Vec<_> = listed
            .difference(&given)
            .filter(|name| *name != ONLY_ON_CLOUD_RUN)
            .collect();
        assert!(missing.is_empty(), "{function} lacks {missing:?}");
        let unknown: Vec<_> = given
            .difference(&listed)
            .filter(|name| !READ_BY_ALL.contains(&name.as_str()))
            .collect();
        assert!(unknown.is_empty(), "{function} does not read {unknown:?}");
    }
}

#[test]
fn a_token_for_one_function_is_good_for_no_other() {
    let compose = Compose::read();
    for (name, spec) in manifest().functions {
        let is_called = matches!(spec.trigger, Trigger::Push(_) | Trigger::Schedule(_));
        let audience = compose.services[&name].environment.get("PUSH_AUDIENCE");
        let expected = is_called.then(|| format!("https://{name}.guichet-local.localhost"));
        assert_eq!(audience, expected.as_ref(), "{name}");
    }
}

#[test]
fn secrets_are_files_that_are_made_and_only_in_volumes_of_those_who_need_them() {
    let compose = Compose::read();
    let made = tempfile::tempdir().unwrap();
    let url = "postgresql://guichet@postgres/guichet";
    let env = Env::from_pairs([("DATABASE_URL", url)]);
    make_secrets(&env, made.path()).unwrap();
    for (name, service) in &compose.services {
        let mut needed = BTreeSet::new();
        for (variable, value) in &service.environment {
            assert!(
                name == "secrets" || !SECRETS.contains(&variable.as_str()),
                "{name}: {variable} is not in a file"
            );
            let looks_secret = variable.contains("PASSWORD") || value.contains('@');
            let is_known = ["MAIL_FROM", "PUSH_SERVICE_ACCOUNT"].contains(&variable.as_str());
            if looks_secret && !is_known && !variable.ends_with("_FILE") {
                assert_eq!((name.as_str(), value.as_str()), ("secrets", url));
            }
            if variable.ends_with("_FILE") {
                let file = value.strip_prefix("/run/secrets/").unwrap();
                assert!(made.path().join(file).is_file(), "nobody makes {value}");
                let (set, _) = file.split_once('/').unwrap();
                needed.insert(format!("{set}-secrets:/run/secrets/{set}:ro"));
            }
        }
        let mounted: BTreeSet<String> = service
            .volumes
            .iter()
            .filter(|volume| volume.contains("-secrets:") && name != "secrets")
            .cloned()
            .collect();
        assert_eq!(mounted, needed, "{name}");
    }
    let sets = |service: &str| compose.services[service].volumes.len();
    assert_eq!(
        sets("secrets"),
        std::fs::read_dir(made.path()).unwrap().count()
    );
}

#[test]
fn nothing_starts_before_what_it_cannot_do_without() {
    let compose = Compose::read();
    let done = Some("service_completed_successfully");
    assert_eq!(compose.waits("postgres", "secrets"), done);
    assert_eq!(
        compose.waits("migrate", "postgres"),
        Some("service_healthy")
    );
    for (name, spec) in manifest().functions {
        if spec.trigger != Trigger::Job {
            assert_eq!(compose.waits(&name, "migrate"), done, "{name}");
            assert_eq!(
                compose.waits("cloud", &name),
                Some("service_started"),
                "{name}"
            );
        }
    }
    assert_eq!(compose.waits("cloud", "migrate"), done);
    for name in ["postgres", "cloud", "prometheus", "grafana"] {
        assert!(compose.services[name].healthcheck.is_some(), "{name}");
    }
}

#[test]
fn a_container_has_no_rights_and_is_reached_from_this_machine_only() {
    for (name, service) in Compose::read().services {
        assert!(service.read_only && !service.privileged, "{name}");
        assert_eq!(service.cap_drop, ["ALL"], "{name}");
        assert!(service.cap_add.is_empty(), "{name}");
        assert_eq!(service.security_opt, ["no-new-privileges:true"], "{name}");
        assert!(
            !service.mem_limit.is_empty(),
            "{name} has no limit of memory"
        );
        for port in &service.ports {
            assert!(port.starts_with("127.0.0.1:"), "{name}: {port}");
        }
        if service.image.starts_with("guichet") {
            // Who makes the secrets has no network and nothing but new volumes.
            let user = if name == "secrets" {
                "0:0"
            } else {
                "65532:65532"
            };
            assert_eq!(service.user, user, "{name}");
        }
    }
}

#[test]
fn images_of_ours_are_built_once_and_fetched_from_nowhere() {
    let compose = Compose::read();
    let ours = || {
        let services = compose.services.values();
        services.filter(|service| service.image.starts_with("guichet"))
    };
    assert!(ours().all(|service| service.pull_policy == "never"));
    let built: BTreeSet<_> = ours()
        .filter_map(|service| {
            Some((
                service.image.as_str(),
                service.build.as_ref()?.target.as_str(),
            ))
        })
        .collect();
    let expected = [("guichet", "functions"), ("guichet-local", "local")];
    assert_eq!(built, BTreeSet::from(expected));
}

#[test]
fn who_stores_pictures_says_so_and_has_their_volume_and_the_cloud_reads_it() {
    let compose = Compose::read();
    let has = |service: &str| -> (bool, Option<String>) {
        let service = &compose.services[service];
        let volume = service.volumes.iter().find_map(|volume| {
            let of = volume.strip_prefix("storage:/var/lib/storage")?;
            Some(of.to_owned())
        });
        let url = service.environment.get("STORAGE_URL");
        (
            url.is_some_and(|url| url == "file:///var/lib/storage"),
            volume,
        )
    };
    for (name, spec) in manifest().functions {
        let listed = variables_of(&name).contains("STORAGE_URL");
        assert_eq!(listed, spec.storage, "{name}");
        let expected = (spec.storage, spec.storage.then(String::new));
        assert_eq!(has(&name), expected, "{name}");
    }
    assert_eq!(has("cloud"), (true, Some(":ro".to_owned())));
}

#[test]
fn data_are_in_named_volumes() {
    let compose = Compose::read();
    let mounts = |service: &str, folder: &str| {
        compose.services[service].volumes.iter().any(|volume| {
            let (name, place) = volume.split_once(':').unwrap();
            place == folder && compose.volumes.contains_key(name)
        })
    };
    assert!(mounts("postgres", "/var/lib/postgresql/data"));
    assert!(mounts("cloud", "/var/lib/guichet"));
    assert!(mounts("cloud", "/var/lib/storage:ro"));
    assert!(mounts("prometheus", "/prometheus"));
}
