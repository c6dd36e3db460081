/// Machines that do much else give all runners the same turn now and then.
const ATTEMPTS: usize = 10;

/// Whether a race shows in one of ten attempts; `race` runs it once and tells. For races whose guards are taken out: with them, once
/// must be enough.
pub async fn shows(mut race: impl AsyncFnMut() -> bool) -> bool {
    for _ in 0..ATTEMPTS {
        if race().await {
            return true;
        }
    }
    false
}
