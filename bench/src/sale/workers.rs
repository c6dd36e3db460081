//! Measures.

use crate::{Report, Result, System};

/// Measures.
pub async fn run(_system: &System, _report: &mut Report, _quick: bool) -> Result<()> {
    Err("not measured yet".into())
}
