use std::io::Cursor;

use guichet_http::{Method, Request};
use guichet_testing::offer::Sale;
use image::ImageReader;

use crate::office::Office;

#[tokio::test]
async fn anybody_sees_the_cover_of_an_event_that_is_published() {
    let office = Office::open().await;
    let sale = Sale::open(&office.client, office.clock.now(), 10, 1000).await;
    let path = format!("/api/v1/images/events/{}/cover.png", sale.event.slug);
    let cover = async |query: &str| {
        let request = Request::for_test(Method::GET, &format!("{path}{query}"));
        office.answer(request).await
    };
    let french = cover("").await.has_status(200);
    assert_eq!(french.header("content-type"), Some("image/png"));
    assert_eq!(
        french.header("cache-control"),
        Some("public, max-age=300, s-maxage=3600")
    );
    let reader = ImageReader::new(Cursor::new(french.body.clone())).with_guessed_format();
    let picture = reader.expect("a format").decode().expect("a picture");
    assert_eq!((picture.width(), picture.height()), (1200, 630));
    assert_eq!(cover("?locale=fr").await.has_status(200).body, french.body);

    office
        .execute("update events set name = '{\"en\": \"Summer\"}'", &[])
        .await;
    let other = cover("?locale=fr").await.has_status(200).body;
    assert_ne!(other, french.body, "the name that it has is on it");

    office
        .execute("update events set status = 'draft'", &[])
        .await;
    cover("").await.refuses(404, "not-found");
    cover("?locale=de").await.refuses(400, "invalid-query");
}
