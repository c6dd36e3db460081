use guichet_http::RequestBuilder;
use guichet_matrix::Operation;

use crate::party::Party;
use crate::world::World;

/// The request, naming the version that the thing has, where the operation asks for it.
pub(crate) async fn with_version(
    request: RequestBuilder,
    world: &World,
    operation: &Operation,
    mine: &Party,
) -> RequestBuilder {
    if !operation.takes_version {
        return request;
    }
    let sale = &mine.sale;
    let (version, id) = match operation.parts().last() {
        Some("organizer_id") => (
            "select version from organizers where organizer_id = $1",
            mine.organizer_id(),
        ),
        Some("event_id") if operation.id == "backoffice.questions_order" => (
            "select questions_version from events where event_id = $1",
            sale.event.event_id,
        ),
        Some("event_id") if operation.id == "images.event_set" => (
            "select images_version from events where event_id = $1",
            sale.event.event_id,
        ),
        Some("question_id") => (
            "select e.questions_version from questions q join events e using (event_id) where q.question_id = $1",
            mine.question_id,
        ),
        Some("event_id") => (
            "select version from events where event_id = $1",
            sale.event.event_id,
        ),
        Some("venue_id") => (
            "select version from venues where venue_id = $1",
            sale.event.venue_id,
        ),
        Some("occurrence_id") => (
            "select version from occurrences where occurrence_id = $1",
            sale.occurrence_id,
        ),
        Some("pool_id") => ("select version from pools where pool_id = $1", sale.pool_id),
        Some("product_id") => (
            "select version from products where product_id = $1",
            sale.product_id,
        ),
        Some("series_id") => (
            "select version from occurrence_series where occurrence_series_id = $1",
            mine.series_id,
        ),
        Some("image_id") => (
            "select version from images where image_id = $1",
            mine.image_id,
        ),
        Some("tax_rate_id") => (
            "select version from tax_rates where tax_rate_id = $1",
            mine.tax_rate_id,
        ),
        Some("order_id" | "line") => (
            "select version from orders where order_id = $1",
            mine.order_id,
        ),
        Some("note_id") => (
            "select version from order_notes where order_note_id = $1",
            mine.note_id,
        ),
        Some("code_id") => ("select version from codes where code_id = $1", mine.code_id),
        Some("kind") => (
            "select version from mail_texts where event_id = $1 and kind = 'tickets'",
            sale.event.event_id,
        ),
        other => panic!("version.rs does not say what has a version at {other:?}"),
    };
    let row = world.client.query_one(version, &[&id]).await;
    let version: i32 = row.expect("it is there").get(0);
    request.header("if-match", format!("\"{version}\""))
}
