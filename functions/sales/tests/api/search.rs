use guichet_tickets::{Payload, SigningKey};

use crate::desk::Desk;

#[tokio::test]
async fn an_order_is_found_by_parts_of_words_without_accents_or_case() {
    let desk = Desk::open().await;
    let order_id = desk
        .sell_to("Zoé Lefèvre-Brûlé", "zoe.lefevre@parvis.example")
        .await;
    desk.sell(1).await;
    for search in [
        "ZOE",
        "lefev",
        "fèvre",
        "brule%20zo",
        "parvis.ex",
        "lefevre%20zoe",
    ] {
        let found = desk.list(&format!("?search={search}")).await;
        assert_eq!(found, [order_id], "{search}");
    }
    assert!(desk.list("?search=zoe%20grignard").await.is_empty());
}

#[tokio::test]
async fn a_word_that_is_misspelt_is_found_where_nothing_is_spelt_so() {
    let desk = Desk::open().await;
    let order_id = desk.sell_to("Zoé Lefèvre", "z@parvis.example").await;
    desk.sell(1).await;
    for search in ["lefevbre", "zoe%20lefebvre", "lefevr%20zoé"] {
        let found = desk.list(&format!("?search={search}")).await;
        assert_eq!(found, [order_id], "{search}");
    }
}

#[tokio::test]
async fn an_order_is_found_by_reference_attendee_code_note_and_ticket_number() {
    let desk = Desk::open().await;
    desk.sell(3).await;
    let order_id = desk.sell(1).await;
    desk.execute(
        "update lines set attendee_name = 'Emmy Noether', attendee_email = 'emmy@goettingen.example' where order_id = $1",
        &[&order_id],
    )
    .await;
    desk.execute(
        "with code as (
            insert into codes (code_id, event_id, code, kind, value, created_at)
            select gen_random_uuid(), event_id, 'MECENE', 'percentage', 1000, created_at from orders where order_id = $1
            returning code_id
        )
        update orders o set code_id = c.code_id, reference = 'QX7TZ9PK' from code c where o.order_id = $1",
        &[&order_id],
    )
    .await;
    desk.execute(
        "insert into order_notes (order_note_id, order_id, actor_kind, text, created_at)
        select gen_random_uuid(), order_id, 'operator', 'Fauteuil roulant, rappeler', created_at from orders where order_id = $1",
        &[&order_id],
    )
    .await;
    desk.index(order_id).await;
    for search in [
        "noether",
        "goettingen",
        "mécène",
        "QX7TZ9PK",
        "fauteuil%20rappeler",
        "4",
    ] {
        let found = desk.list(&format!("?search={search}")).await;
        assert_eq!(found, [order_id], "{search}");
    }
    assert!(desk.list("?search=5").await.is_empty());
}

#[tokio::test]
async fn an_order_is_found_by_what_the_code_of_its_ticket_holds() {
    let desk = Desk::open().await;
    desk.sell(1).await;
    let order_id = desk.sell(1).await;
    let key = SigningKey::from_seed(&[7; 32]);
    let ticket_id = "select ticket_id from tickets where order_id = $1";
    let row = desk.client.query_one(ticket_id, &[&order_id]).await;
    let ticket = Payload {
        ticket_id: row.expect("a ticket").get(0),
        product: 1,
        rate: 1,
        occurrence: 1,
        serial: 2,
        valid_from: None,
        valid_until: None,
        place: None,
    };
    let token = guichet_tickets::issue(&key, &ticket);
    let search = |token: &str| {
        let token = token.replace('+', "%2B").replace('/', "%2F");
        format!("?search={}", token.replace('=', "%3D"))
    };
    // As long as no ticket has just this code, nothing is found by it.
    assert!(desk.list(&search(&token)).await.is_empty());
    desk.execute(
        "update tickets set token = $2 where order_id = $1",
        &[&order_id, &token],
    )
    .await;
    assert_eq!(desk.list(&search(&token)).await, [order_id]);

    let nothing = desk.person("sales", Some(&[])).await;
    let answer = desk.get_as(&nothing, &search(&token)).await;
    assert!(answer.ids().is_empty());
}

#[tokio::test]
async fn a_search_goes_with_filters_and_pages() {
    let desk = Desk::open().await;
    let first = desk.sell(1).await;
    desk.clock.advance(jiff::SignedDuration::from_secs(1));
    let second = desk.sell(1).await;
    assert_eq!(desk.list("?search=ada").await, [second, first]);
    let page = desk.get("?search=ada&limit=1").await;
    let cursor = page.body["next_cursor"].as_str().expect("more");
    let rest = desk.list(&format!("?search=ada&cursor={cursor}")).await;
    assert_eq!(rest, [first]);
    assert!(desk.list("?search=ada&status=cancelled").await.is_empty());
    assert!(desk.list("?search=ada&refund_open=true").await.is_empty());
}

#[tokio::test]
async fn what_is_too_short_or_too_long_is_refused_by_name() {
    let desk = Desk::open().await;
    for search in ["a", "ab", "a%20b%20cd", "%25%25", &"a".repeat(201)] {
        let answer = desk.get(&format!("?search={search}")).await;
        assert_eq!(answer.status, 400, "{search}: {}", answer.body);
        assert_eq!(answer.body["errors"][0]["parameter"], "search");
    }
    // Signs of patterns are letters like others, and spaces alone are no search.
    assert!(desk.list("?search=%25%25%25").await.is_empty());
    assert!(desk.list("?search=___").await.is_empty());
    assert!(desk.list("?search=%20%20").await.is_empty());
}
