//! Writing the seats of capacities.

use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::Problem;
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_pools::{
    self as queries, FindSeatElsewhereParams, WriteSeatsParams,
};
use guichet_seats::SeatRows;
use uuid::Uuid;

/// Writes seats that are new in these capacities of one name, and where in the hall all stand. 422 where another capacity of the event
/// has one of them.
pub(super) async fn write_seats(
    editing: &Editing<'_>,
    event_id: Uuid,
    area: &str,
    pool_ids: &[Uuid],
    rows: &SeatRows,
) -> Result<(), Failure> {
    let transaction = &editing.transaction;
    let places = rows.places();
    let sections: Vec<&str> = places.iter().map(|place| place.section.as_str()).collect();
    let labels: Vec<&str> = places.iter().map(|place| place.label.as_str()).collect();
    let row_labels: Vec<&str> = places.iter().map(|place| place.row.as_str()).collect();
    let positions: Vec<i32> = places.iter().map(|place| place.position).collect();
    let wanted = FindSeatElsewhereParams {
        sections: sections.as_slice(),
        rows: row_labels.as_slice(),
        labels: labels.as_slice(),
        event_id,
        name: area,
    };
    let elsewhere = queries::find_seat_elsewhere()
        .params(transaction, &wanted)
        .opt()
        .await?;
    if let Some(seat) = elsewhere {
        let legal = format!(
            "other places than {}, row {}, place {}, which the capacity {} has",
            seat.section, seat.row_label, seat.label, seat.name
        );
        return Err(Problem::invalid("/rows", legal).into());
    }
    let wanted = WriteSeatsParams {
        sections: sections.as_slice(),
        rows: row_labels.as_slice(),
        labels: labels.as_slice(),
        positions: positions.as_slice(),
        pool_ids,
    };
    queries::write_seats().params(transaction, &wanted).await?;
    Ok(())
}
