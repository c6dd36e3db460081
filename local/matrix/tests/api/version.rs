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
    let (version, id) = match operation.parts().last() {
        Some("event_id") => (
            "select version from events where event_id = $1",
            mine.sale.event.event_id,
        ),
        Some("organizer_id") => (
            "select version from organizers where organizer_id = $1",
            mine.organizer_id(),
        ),
        other => panic!("version.rs does not say what has a version at {other:?}"),
    };
    let row = world.client.query_one(version, &[&id]).await;
    let version: i32 = row.expect("it is there").get(0);
    request.header("if-match", format!("\"{version}\""))
}
