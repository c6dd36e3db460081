use guichet_http::StatusCode;
use guichet_testing::offer::Sale;
use serde_json::json;

use crate::visitor::Visitor;

const LINK: &str = "/events/summer?preview=a-secret";

/// A draft with numbered places that whoever has the secret `a-secret` sees.
async fn with_draft() -> (Visitor, Sale) {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    visitor
        .alter("update events set status = 'draft', preview_hash = sha256('a-secret')")
        .await;
    (visitor, sale)
}

#[tokio::test]
async fn a_draft_is_shown_as_it_will_be_to_whoever_has_its_link() {
    let (visitor, sale) = with_draft().await;
    let draft = visitor.get(LINK).await;
    assert_eq!(draft.status, StatusCode::OK);
    assert_eq!(draft.cache_control, "private, no-cache");
    let draft = draft.json();
    assert_eq!(
        (&draft["is_preview"], &draft["state"]),
        (&json!(true), &json!("on_sale"))
    );

    let left = visitor
        .get("/events/summer/availability?preview=a-secret")
        .await;
    assert_eq!(left.cache_control, "private, no-cache");
    let dates = left.json()["occurrences"].clone();
    assert_eq!(dates[0]["rates"][0]["id"], json!(sale.rate_id));

    let id = sale.occurrence_id;
    let places = format!("/events/summer/occurrences/{id}/places?preview=a-secret");
    assert_eq!(visitor.get(&places).await.status, StatusCode::OK);
}

#[tokio::test]
async fn nobody_else_learns_of_a_draft() {
    let (visitor, sale) = with_draft().await;
    let id = sale.occurrence_id;
    let nothing = async |path: &str| {
        assert_eq!(
            visitor.get(path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    };
    visitor.get(LINK).await;
    for wrong in [
        "",
        "?preview=",
        "?preview=a-secre",
        "?preview=%5C141-secret",
        "?code=X",
    ] {
        nothing(&format!("/events/summer{wrong}")).await;
        nothing(&format!("/events/summer/availability{wrong}")).await;
        nothing(&format!("/events/summer/occurrences/{id}/places{wrong}")).await;
    }
    visitor.alter("update events set deleted_at = now()").await;
    nothing(LINK).await;
    visitor
        .alter("update events set deleted_at = null, preview_hash = null")
        .await;
    nothing(LINK).await;
}

#[tokio::test]
async fn what_is_published_is_no_preview_whoever_asks() {
    let (visitor, _) = with_draft().await;
    visitor
        .alter("update events set status = 'published'")
        .await;
    assert_eq!(visitor.json(LINK).await["is_preview"], json!(false));
}
