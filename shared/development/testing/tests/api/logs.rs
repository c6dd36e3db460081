//! What a failing test shows of the code under test.

use std::process::Command;

use guichet_testing::TestDatabase;

#[tokio::test]
#[ignore = "it fails: the test below runs it"]
async fn fails_as_a_function_that_answers_500() {
    let _test = TestDatabase::empty().await;
    tracing::error!(problem = "internal-error", "the disk is on fire");
    panic!("expected 200, but 500 came");
}

#[test]
fn a_test_that_fails_shows_what_the_code_under_test_logged_of_it() {
    let output = Command::new(std::env::current_exe().expect("this program"))
        .args([
            "--ignored",
            "--exact",
            "logs::fails_as_a_function_that_answers_500",
        ])
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(!output.status.success(), "{said}");
    assert!(
        said.contains("ERROR") && said.contains("the disk is on fire"),
        "expected the logged error in:\n{said}"
    );
}
