//! What the code under test logs of its failures, beside the output of the test that met them.

/// Shows warnings and errors in the output of the test, which is printed when the test fails. A program that has set up
/// logging already keeps what it has.
pub(crate) fn show() {
    let _ = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::WARN)
        .without_time()
        .with_ansi(false)
        .with_test_writer()
        .try_init();
}
