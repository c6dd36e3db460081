use guichet_testing::{now, orders};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::Office;

async fn name(office: &Office, order_id: Uuid) -> Option<String> {
    let query = "select attendee_name from lines where order_id = $1 and position = 1";
    office.one(query, order_id).await
}

#[tokio::test]
async fn a_name_is_corrected_and_the_ticket_stays_the_same() {
    let office = Office::open().await;
    let (order_id, tokens) = office.sell(2).await;
    let answer = office
        .rename(order_id, 1, &json!({"name": "  Zoë d’Étigny  "}))
        .await;
    assert_eq!(answer.status, 200);
    let order = answer.json();
    assert_eq!(order["lines"][0]["attendee"]["name"], "Zoë d’Étigny");
    assert_eq!(order["lines"][0]["ticket"]["token"], tokens[0]);
    assert_eq!(order["lines"][1]["attendee"], json!(null));
    assert_eq!(
        name(&office, order_id).await.as_deref(),
        Some("Zoë d’Étigny")
    );
}

#[tokio::test]
async fn a_placed_order_can_be_corrected_until_its_time_is_over() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let wanted = json!({"name": "Zoë"});
    assert_eq!(office.rename(order_id, 1, &wanted).await.status, 200);
    office.clock.advance(orders::HOLD);
    let answer = office.rename(order_id, 1, &json!({"name": "Yve"})).await;
    answer.refuses(404, "not-found");
    assert_eq!(name(&office, order_id).await.as_deref(), Some("Zoë"));
}

#[tokio::test]
async fn what_has_no_attendee_to_correct_is_not_found() {
    let office = Office::open().await;
    let wanted = json!({"name": "Zoë"});
    let held = orders::held(&office.client, &office.sale, 1, now()).await;
    office
        .rename(held, 1, &wanted)
        .await
        .refuses(404, "not-found");

    let (cancelled, _) = office.sell(1).await;
    office.cancel(cancelled, "k1").await;
    let answer = office.rename(cancelled, 1, &wanted).await;
    answer.refuses(404, "not-found");

    let (order_id, _) = office.sell(2).await;
    let one_line = "update lines set status = 'cancelled' where order_id = $1 and position = 2";
    office.execute(one_line, &[&order_id]).await;
    for line in [0, 2, 3, -1] {
        let answer = office.rename(order_id, line, &wanted).await;
        answer.refuses(404, "not-found");
    }
    assert_eq!(
        office.count("lines where attendee_name is not null").await,
        0
    );
}

#[tokio::test]
async fn a_name_that_is_none_is_refused_by_naming_the_field() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(1).await;
    for wrong in [
        "",
        "   ",
        "a\nb",
        "a\tb",
        "a\u{1}b",
        "a\u{7f}",
        "\u{200b}",
        "\u{2800}",
        "\u{301}",
        "\u{e000}",
        &"x".repeat(201),
    ] {
        let answer = office.rename(order_id, 1, &json!({"name": wrong})).await;
        let problem = answer.refuses(422, "invalid-field");
        assert_eq!(problem["errors"][0]["pointer"], "#/name", "{wrong:?}");
        let legal = problem["errors"][0]["detail"].as_str().expect("a text");
        assert!(legal.contains("1 to 200 characters"));
    }
    for link in ["Ana evil.example", "ana@evil.example", "www.evil"] {
        let answer = office.rename(order_id, 1, &json!({"name": link})).await;
        let problem = answer.refuses(422, "invalid-field");
        let legal = problem["errors"][0]["detail"].as_str().expect("a text");
        assert!(legal.contains("without web or e-mail addresses"), "{legal}");
    }
    let longest = "é".repeat(200);
    let answer = office.rename(order_id, 1, &json!({"name": longest})).await;
    assert_eq!(answer.status, 200);
}

#[tokio::test]
async fn another_body_is_refused() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(1).await;
    let refused: [(Value, &str); 3] = [
        (json!({}), "#/name"),
        (json!({"name": 7}), "#/name"),
        (
            json!({"name": "Zoë", "email": "zoe@example.org"}),
            "#/email",
        ),
    ];
    for (body, pointer) in refused {
        let problem = office
            .rename(order_id, 1, &body)
            .await
            .refuses(422, "invalid-field");
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{body}");
    }
}

#[tokio::test]
async fn whoever_searches_finds_the_corrected_name_and_has_to_read_the_order_again() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(1).await;
    let answer = office.rename(order_id, 1, &json!({"name": "Zoë"})).await;
    assert_eq!(answer.status, 200);
    let found = "select s.search_text like '%zoe%' and o.version = 2 from order_search s join orders o using (order_id)
        where s.order_id = $1";
    assert!(office.one::<bool>(found, order_id).await);
}
