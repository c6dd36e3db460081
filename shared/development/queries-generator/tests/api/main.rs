//! Generates from small checkouts of the tests' own, against the project's real schema.

use std::fs;
use std::path::{Path, PathBuf};

use guichet_queries_generator::schema::{self, Schema};
use guichet_queries_generator::{Mode, run};

const VENUES: &str = "-- Where a club plays.
--! venues_of : (time_zone?)
select venue_id, name, time_zone from venues where organizer_id = :organizer_id order by name;

-- A statement without rows.
--! rename_venue
update venues set name = :name where venue_id = :venue_id;
";

const EVENTS: &str = "--! starts
select starts_at, ends_at from occurrences where starts_at > :after;
";

/// A checkout with these query files.
fn checkout(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(
        folder.path(),
        "rustfmt.toml",
        include_str!("../../../../../rustfmt.toml"),
    );
    for (path, content) in files {
        write(folder.path(), path, content);
    }
    folder
}

fn write(checkout: &Path, path: &str, content: &str) {
    let path = checkout.join(path);
    fs::create_dir_all(path.parent().expect("it is in a folder")).expect("created");
    fs::write(path, content).expect("written");
}

fn generated(checkout: &Path, path: &str) -> String {
    fs::read_to_string(checkout.join("shared/domain/queries").join(path)).expect("generated")
}

#[test]
fn every_query_file_becomes_the_module_of_its_folder() {
    let checkout = checkout(&[
        ("functions/box-office/queries.sql", VENUES),
        ("shared/domain/calendar/queries.sql", EVENTS),
    ]);
    run(checkout.path(), Mode::Write).expect("generated");
    let library = generated(checkout.path(), "src/lib.rs");
    assert!(
        library.contains("[`queries::box_office`]: `functions/box-office/queries.sql`"),
        "{library}"
    );

    let venues = generated(checkout.path(), "src/queries/box_office.rs");
    for expected in [
        "Where a club plays.",
        "pub venue_id: uuid::Uuid",
        "pub time_zone: Option<String>",
    ] {
        assert!(venues.contains(expected), "{expected}: {venues}");
    }
    assert!(
        generated(checkout.path(), "src/queries/calendar.rs")
            .contains("pub starts_at: jiff::Timestamp")
    );
}

#[test]
fn the_queries_of_the_platform_are_in_a_crate_of_their_own() {
    let checkout = checkout(&[
        ("functions/box-office/queries.sql", VENUES),
        ("shared/platform/calendar/queries.sql", EVENTS),
    ]);
    run(checkout.path(), Mode::Write).expect("generated");
    let platform = checkout.path().join("shared/platform/queries");
    let manifest = fs::read_to_string(platform.join("Cargo.toml")).expect("generated");
    assert!(manifest.contains("name = \"guichet-platform-queries\""));
    assert!(platform.join("src/queries/calendar.rs").exists());
    assert!(!platform.join("src/queries/box_office.rs").exists());
    let library = generated(checkout.path(), "src/lib.rs");
    assert!(!library.contains("calendar"), "{library}");
}

#[test]
fn a_statement_without_rows_is_prepared_once_a_connection() {
    let checkout = checkout(&[("functions/one/queries.sql", VENUES)]);
    run(checkout.path(), Mode::Write).expect("generated");
    let code = generated(checkout.path(), "src/queries/one.rs");
    assert!(code.contains("crate::client::execute("), "{code}");
}

#[test]
fn the_manifest_takes_its_versions_from_the_workspace() {
    let checkout = checkout(&[("functions/one/queries.sql", EVENTS)]);
    run(checkout.path(), Mode::Write).expect("generated");
    let manifest = generated(checkout.path(), "Cargo.toml");
    assert!(
        manifest.contains("name = \"guichet-queries\"")
            && manifest.contains("jiff.workspace = true")
    );
    let own = manifest
        .lines()
        .find(|line| line.starts_with("version = \""));
    assert_eq!(own, None);
}

#[test]
fn nothing_changes_unless_a_query_does() {
    let checkout = checkout(&[
        ("functions/one/queries.sql", VENUES),
        ("functions/two/queries.sql", EVENTS),
    ]);
    assert!(
        !run(checkout.path(), Mode::Write)
            .expect("generated")
            .is_empty()
    );
    let written = || {
        fs::metadata(
            checkout
                .path()
                .join("shared/domain/queries/src/queries/two.rs"),
        )
        .expect("there")
        .modified()
    };
    let before = written().expect("a time");
    assert_eq!(
        run(checkout.path(), Mode::Write).expect("generated"),
        Vec::<PathBuf>::new()
    );

    write(
        checkout.path(),
        "functions/one/queries.sql",
        &VENUES.replace("order by name", "order by venue_id"),
    );
    let changed = [PathBuf::from("shared/domain/queries/src/queries/one.rs")];
    assert_eq!(
        run(checkout.path(), Mode::Check).expect("compared"),
        changed
    );
    assert_eq!(
        run(checkout.path(), Mode::Check).expect("nothing was written"),
        changed
    );
    assert_eq!(
        run(checkout.path(), Mode::Write).expect("generated"),
        changed
    );
    assert_eq!(
        run(checkout.path(), Mode::Check).expect("compared"),
        Vec::<PathBuf>::new()
    );
    assert_eq!(written().expect("a time"), before);
}

#[test]
fn the_module_of_a_function_that_is_gone_goes_too() {
    let checkout = checkout(&[
        ("functions/one/queries.sql", VENUES),
        ("functions/two/queries.sql", EVENTS),
    ]);
    run(checkout.path(), Mode::Write).expect("generated");
    fs::remove_file(checkout.path().join("functions/two/queries.sql")).expect("removed");
    run(checkout.path(), Mode::Write).expect("generated");
    assert!(
        !checkout
            .path()
            .join("shared/domain/queries/src/queries/two.rs")
            .exists()
    );
}

#[test]
fn a_mistake_is_told_with_the_file_and_line_it_is_in() {
    let files = [
        (
            "functions/one/queries.sql",
            VENUES.replace("time_zone from", "nonsense from"),
            "functions/one/queries.sql",
        ),
        (
            "functions/two/queries.sql",
            VENUES.replace("--! rename_venue", "--! rename venue"),
            "functions/two/queries.sql",
        ),
        (
            "shared/domain/three/queries.sql",
            VENUES.replace("(time_zone?)", "(nonsense?)"),
            "shared/domain/three/queries.sql",
        ),
    ];
    for (path, content, named) in files {
        let checkout = checkout(&[(path, &content)]);
        let failure = run(checkout.path(), Mode::Write)
            .expect_err("a mistake")
            .to_string();
        assert!(failure.contains(named), "{failure}");
        assert!(!checkout.path().join("shared/domain/queries").exists());
    }
}

#[test]
fn two_folders_of_one_name_are_refused() {
    let checkout = checkout(&[
        ("functions/orders/queries.sql", VENUES),
        ("shared/domain/orders/queries.sql", EVENTS),
    ]);
    let failure = run(checkout.path(), Mode::Write)
        .expect_err("ambiguous")
        .to_string();
    assert!(
        failure.contains("functions/orders/queries.sql")
            && failure.contains("shared/domain/orders/queries.sql")
    );
}

/// Where there is no `pg_dump` the command says so, and this test has nothing to compare.
#[test]
fn the_schema_is_written_compared_and_left_alone_where_another_version_wrote_it() {
    let checkout = checkout(&[("migrations/README.md", "")]);
    let run = |mode| schema::run(checkout.path(), mode).expect("dumped");
    if matches!(run(Mode::Check), Schema::Skipped(_)) {
        return;
    }
    assert_eq!(run(Mode::Write), Schema::Changed);
    assert_eq!(run(Mode::Check), Schema::UpToDate);
    let written = fs::read_to_string(checkout.path().join(schema::FILE)).expect("written");
    for expected in [
        "\n\nCREATE TABLE claims (\n    order_id uuid NOT NULL,\n",
        "\nALTER TABLE ONLY claims ADD CONSTRAINT claims_place_id_key UNIQUE (place_id);\n",
        "\nCREATE INDEX venues_position_idx ON venues ",
        "\nCREATE TRIGGER codes_offer_version ",
    ] {
        assert!(written.contains(expected), "{expected}: {written}");
    }
    assert!(!written.contains("CREATE FUNCTION"));

    write(
        checkout.path(),
        schema::FILE,
        &written.replace("claims_place_id_key", "another"),
    );
    assert_eq!(run(Mode::Check), Schema::Changed);
    let (head, rest) = written.split_once(". Do not edit").expect("a head");
    let version = head.rsplit(' ').next().expect("a version");
    let older = head.replace(&format!("PostgreSQL {version}"), "PostgreSQL 9");
    write(
        checkout.path(),
        schema::FILE,
        &format!("{older}. Do not edit{rest}"),
    );
    assert_eq!(run(Mode::Check), Schema::Skipped(9));
    assert_eq!(run(Mode::Write), Schema::Skipped(9));
}
