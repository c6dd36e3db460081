use serde_json::{Value, json};

use crate::visitor::Visitor;

/// Shows pictures at the events with this slug; the first is the cover.
pub(crate) const SHOW: &str = r#"
    with shown (position, alt, focal_x, focal_y, width, height) as (
        values (1, '{"fr": "Un orchestre <sur> scène"}'::jsonb, 22, 35, 2400, 1600), (2, '{}', 50, 50, 900, 1200)
    ), made as (
        insert into images (image_id, organizer_id, upload_hash, width, height, focal_x, focal_y, alt, created_at)
        select gen_random_uuid(), e.organizer_id, sha256(s.position::text::bytea), s.width, s.height, s.focal_x, s.focal_y, s.alt, now()
        from shown s, events e where e.slug = 'summer'
        returning image_id, organizer_id, width, height
    ), sizes as (
        insert into image_renditions (image_id, width, height, object_name)
        select m.image_id, m.width * size / greatest(m.width, m.height), m.height * size / greatest(m.width, m.height),
            encode(sha256((m.width || ' ' || size)::bytea), 'hex') || '.jpg'
        from made m, unnest(array[480, 960, 1920]) as size where size <= greatest(m.width, m.height)
    )
    insert into event_images (event_id, image_id, position)
    select e.event_id, m.image_id, s.position
    from made m join shown s using (width) join events e on e.organizer_id = m.organizer_id and e.slug = 'summer'"#;

fn widths(image: &Value) -> Vec<&Value> {
    let renditions = image["renditions"].as_array().expect("sizes");
    renditions.iter().map(|size| &size["width"]).collect()
}

#[tokio::test]
async fn an_event_has_the_pictures_that_were_chosen_and_a_list_has_the_first() {
    let visitor = Visitor::arrive().await;
    visitor.event("summer", visitor.in_hours(24)).await;
    visitor
        .alter("update events set image_url = '/demo/summer.webp'")
        .await;
    visitor.alter(SHOW).await;
    let event = visitor.json("/events/summer").await;
    let images = event["images"].as_array().expect("a list");
    assert_eq!(images.len(), 2);
    let cover = &images[0];
    assert_eq!(
        (&cover["alt"], &cover["focal_x"], &cover["focal_y"]),
        (
            &json!({"fr": "Un orchestre <sur> scène"}),
            &json!(22),
            &json!(35)
        )
    );
    assert_eq!(widths(cover), [480, 960, 1920]);
    assert_eq!(cover["renditions"][1]["height"], 640);
    let url = cover["renditions"][0]["url"].as_str().expect("an address");
    assert!(
        url.starts_with("/media/") && url.rsplit('.').next() == Some("jpg"),
        "{url}"
    );
    assert_eq!(widths(&images[1]), [360, 720]);
    assert_eq!(visitor.json("/events").await["items"][0]["cover"], *cover);
}
