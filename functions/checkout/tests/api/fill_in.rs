use serde_json::json;

use crate::shop::{Shop, contact, order, secret};

#[tokio::test]
async fn contact_answers_and_attendees_are_kept() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let how = sale
        .event
        .question(&shop.client, "order", "text", false, None)
        .await;
    let menu = sale
        .event
        .question(
            &shop.client,
            "attendee",
            "choice",
            true,
            Some(&["meat", "veg"]),
        )
        .await;
    let held = shop.buy(&order(&sale, 2)).await.json(201);
    let details = json!({
        "contact": {"name": " Zoë Le Goff ", "email": "zoe@example.org"},
        "answers": {how.to_string(): "par une amie"},
        "attendees": [
            {"line": 2, "answers": {menu.to_string(): "veg"}},
            {"line": 1, "name": "Ana", "email": "ana@example.org", "answers": {menu.to_string(): "meat"}},
        ],
    });
    let filled = shop.fill_in(&secret(&held), &details).await.json(200);
    assert_eq!(
        filled["contact"],
        json!({"name": "Zoë Le Goff", "email": "zoe@example.org"})
    );
    assert_eq!(filled["answers"][how.to_string()], "par une amie");
    assert_eq!(filled["lines"][0]["attendee"]["name"], "Ana");
    assert_eq!(
        filled["lines"][1]["attendee"]["answers"][menu.to_string()],
        "veg"
    );
    assert_eq!(shop.show(&secret(&held)).await.json(200), filled);
}

#[tokio::test]
async fn an_address_at_a_domain_that_is_not_ascii_is_kept_as_it_was_typed() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let held = shop.buy(&order(&sale, 1)).await.json(201);
    for email in ["user@münchen.example", "user@xn--mnchen-3ya.example"] {
        let details = json!({
            "contact": {"name": "Ana", "email": email},
            "attendees": [{"line": 1, "email": email}],
        });
        let filled = shop.fill_in(&secret(&held), &details).await.json(200);
        assert_eq!(filled["contact"]["email"], email);
        assert_eq!(filled["lines"][0]["attendee"]["email"], email);
    }
}

#[tokio::test]
async fn every_field_that_is_wrong_is_named_at_once() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let menu = sale
        .event
        .question(
            &shop.client,
            "attendee",
            "choice",
            true,
            Some(&["meat", "veg"]),
        )
        .await;
    let held = shop.buy(&order(&sale, 2)).await.json(201);
    let details = json!({
        "contact": {"name": "", "email": "zoe at example"},
        "attendees": [{"line": 1, "answers": {menu.to_string(): "fish"}}, {"line": 7}],
    });
    let reply = shop.fill_in(&secret(&held), &details).await;
    reply.problem(422, "invalid-field");
    let mut fields = reply.fields();
    fields.sort();
    let answer = format!("/attendees/0/answers/{menu}");
    assert_eq!(
        fields,
        [
            "/attendees",
            answer.as_str(),
            "/attendees/1/line",
            "/contact/email",
            "/contact/name"
        ]
    );
    assert_eq!(
        shop.show(&secret(&held)).await.json(200)["contact"],
        json!(null)
    );
}

#[tokio::test]
async fn filling_in_again_replaces_everything() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let held = secret(&shop.buy(&order(&sale, 2)).await.json(201));
    let mut details = contact();
    details["attendees"] = json!([{"line": 1, "name": "Ana"}, {"line": 2, "name": "Bob"}]);
    shop.fill_in(&held, &details).await.json(200);
    details["attendees"] = json!([{"line": 2, "name": "Eve"}]);
    let filled = shop.fill_in(&held, &details).await.json(200);
    assert_eq!(filled["lines"][0]["attendee"], json!(null));
    assert_eq!(filled["lines"][1]["attendee"]["name"], "Eve");
}

#[tokio::test]
async fn a_slip_can_be_put_right_until_the_order_is_paid() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let placed = secret(&shop.buy(&order(&sale, 1)).await.json(201));
    shop.fill_in(&placed, &contact()).await.json(200);
    shop.place(&placed).await.json(200);
    shop.fill_in(
        &placed,
        &json!({"contact": {"name": "Zoë", "email": "z@example.org"}}),
    )
    .await
    .json(200);
    shop.later(1800);
    shop.fill_in(&placed, &contact())
        .await
        .problem(410, "order-expired");

    shop.execute("update rates set price = 0").await;
    let paid = secret(&shop.buy(&order(&sale, 1)).await.json(201));
    shop.fill_in(&paid, &contact()).await.json(200);
    shop.place(&paid).await.json(200);
    shop.fill_in(&paid, &contact())
        .await
        .problem(409, "order-already-paid");
    shop.fill_in("nonsense", &contact())
        .await
        .problem(404, "not-found");
    shop.check().await;
}

#[tokio::test]
async fn who_is_a_little_late_fills_in_and_orders_as_if_in_time() {
    for swept in [false, true] {
        let (shop, sale) = Shop::selling(2, 1000).await;
        let held = secret(&shop.buy(&order(&sale, 2)).await.json(201));
        shop.later(904);
        if swept {
            let sweep = "select expire_orders($1, 10)";
            let swept = shop.client.query(sweep, &[&shop.now()]).await;
            assert_eq!(swept.map(|orders| orders.len()).ok(), Some(1));
        }
        let mut details = contact();
        details["attendees"] = json!([{"line": 2, "name": "Eve"}]);
        let filled = shop.fill_in(&held, &details).await.json(200);
        assert_eq!(filled["contact"], contact()["contact"]);
        assert_eq!(filled, shop.show(&held).await.json(200));
        let placed = shop.place(&held).await.json(200);
        assert_eq!(placed["status"], "placed");
        assert_eq!(placed["lines"][1]["attendee"]["name"], "Eve");
        shop.check().await;
    }
}

#[tokio::test]
async fn filling_in_late_keeps_no_places_from_others() {
    let (shop, sale) = Shop::selling(2, 1000).await;
    let held = secret(&shop.buy(&order(&sale, 2)).await.json(201));
    shop.later(904);
    shop.fill_in(&held, &contact()).await.json(200);
    shop.buy(&order(&sale, 2)).await.json(201);
    shop.place(&held).await.problem(409, "hold-expired");
    shop.later(120);
    shop.fill_in(&held, &contact())
        .await
        .problem(410, "order-expired");
    shop.check().await;
}

#[tokio::test]
async fn addresses_telephones_and_countries_are_kept_in_one_form_and_others_are_told_what_is_legal()
{
    let (shop, sale) = Shop::selling(10, 1000).await;
    let mut asked = Vec::new();
    for kind in ["email", "telephone", "country"] {
        let question = sale.event.question(&shop.client, "order", kind, true, None);
        asked.push(question.await.to_string());
    }
    let held = secret(&shop.buy(&order(&sale, 1)).await.json(201));
    let answers = |typed: [&str; 3]| {
        let mut details = contact();
        for (question, answer) in asked.iter().zip(typed) {
            details["answers"][question] = json!(answer);
        }
        details
    };
    let good = answers([" ana@example.org ", "0033 6 12 34 56 78", "fr"]);
    let filled = shop.fill_in(&held, &good).await.json(200);
    for (question, kept) in asked.iter().zip(["ana@example.org", "+33612345678", "FR"]) {
        assert_eq!(filled["answers"][question], kept);
    }
    let bad = shop
        .fill_in(&held, &answers(["ana at example", "call me", "France"]))
        .await;
    bad.problem(422, "invalid-field");
    let mut fields = bad.fields();
    fields.sort();
    let mut expected: Vec<String> = asked.iter().map(|id| format!("/answers/{id}")).collect();
    expected.sort();
    assert_eq!(fields, expected);
    shop.place(&held).await.json(200);
}

/// Red without the lock of the question's row in `write_details`: an answer to another kind of question would be kept.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_answer_that_arrives_while_its_question_becomes_another_is_checked_as_that() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let question = sale
        .event
        .question(&shop.client, "order", "text", false, None)
        .await;
    let held = secret(&shop.buy(&order(&sale, 1)).await.json(201));
    let mut details = contact();
    details["answers"] = json!({question.to_string(): "par une amie"});
    let mut editor = shop.test.client().await;
    let editing = editor.transaction().await.expect("a transaction");
    let lock = "select from questions where question_id = $1 for update";
    let locked = editing.query(lock, &[&question]).await;
    assert_eq!(locked.map(|rows| rows.len()).ok(), Some(1));
    let change = "update questions set kind = 'email' where question_id = $1";
    let changed = editing.execute(change, &[&question]).await;
    assert_eq!(changed.ok(), Some(1));
    let commit = async {
        let waiting = "select count(*) from pg_stat_activity
            where wait_event_type = 'Lock' and datname = current_database()";
        for _ in 0..50 {
            let row = shop.client.query_one(waiting, &[]).await;
            if row.expect("a count").get::<_, i64>(0) > 0 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        editing.commit().await.expect("it is committed");
    };
    let (filled, ()) = tokio::join!(shop.fill_in(&held, &details), commit);
    filled.problem(422, "invalid-field");
    assert_eq!(filled.fields(), [format!("/answers/{question}")]);
}
