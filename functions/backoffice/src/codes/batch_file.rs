use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, File, MediaType, Path, Problem};

use crate::App;
use crate::document::{Code, Which, check_event};
use crate::paths::BatchPath;

/// Comma-separated values (RFC 4180).
pub(crate) struct Csv;

impl MediaType for Csv {
    const CONTENT_TYPE: &'static str = "text/csv; charset=utf-8";
}

/// Spreadsheets take what is not marked for another alphabet.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// `GET /organizers/{organizer_id}/events/{event_id}/code-batches/{code_batch_id}/codes.csv`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeCodes>,
    Path(BatchPath {
        event_id,
        code_batch_id,
    }): Path<BatchPath>,
) -> Result<File<Csv>, Problem> {
    let client = app.database.get().await?;
    check_event(&client, &caller, event_id).await?;
    let which = Which {
        batch_id: Some(code_batch_id),
        ..Which::default()
    };
    let codes = Code::list(&client, event_id, which, app.clock.now()).await?;
    if codes.is_empty() {
        return Err(Problem::not_found());
    }
    let file = write(&codes).map_err(Problem::internal)?;
    Ok(File::new(file).attachment("codes.csv"))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Download the codes of a batch", "A line for each code");

fn write(codes: &[Code]) -> Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>> {
    let mut file = csv::Writer::from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    file.write_record(["code", "maximum_uses", "used", "recipient"])?;
    for code in codes {
        let maximum = code.maximum_uses.map(|maximum| maximum.to_string());
        let recipient = code.recipient.as_deref().unwrap_or_default();
        file.write_record([
            plain(&code.code),
            maximum.unwrap_or_default(),
            code.used.to_string(),
            plain(recipient),
        ])?;
    }
    Ok(file.into_inner()?)
}

/// A cell that no spreadsheet takes for a formula.
fn plain(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+33", "'+33"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("AMIS", "AMIS"),
        ] {
            assert_eq!(plain(text), cell);
        }
    }
}
