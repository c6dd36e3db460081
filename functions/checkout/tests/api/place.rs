use std::time::Duration;

use futures::future::join_all;
use guichet_clock::Clock;
use guichet_testing::offer::Sale;
use guichet_testing::orders::issue_tickets;
use guichet_testing::{Behaviour, PubsubServer};
use jiff::SignedDuration;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::shop::{Shop, contact, item, order, seats, secret, show_figures};

async fn filled_in(shop: &Shop, wanted: &Value) -> String {
    let held = secret(&shop.buy(wanted).await.json(201));
    shop.fill_in(&held, &contact()).await.json(200);
    held
}

#[tokio::test]
async fn a_placed_order_awaits_its_payment() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let held = filled_in(&shop, &order(&sale, 2)).await;
    shop.later(600);
    let placed = shop.place(&held).await.json(200);
    assert_eq!(placed["status"], "placed");
    let end = shop.now() + SignedDuration::from_mins(30);
    assert_eq!(placed["expires_at"], end.to_string());
    assert_eq!(shop.show(&held).await.json(200), placed);
    let claimed: i64 = shop
        .client
        .query_one(
            "select sum(units) from claims where expires_at = $1",
            &[&end],
        )
        .await
        .expect("added up")
        .get(0);
    assert_eq!((claimed, shop.count("outbox").await), (2, 0));
    shop.check().await;
}

#[tokio::test]
async fn an_order_that_costs_nothing_is_paid_when_it_is_placed() {
    let (shop, sale) = Shop::selling(10, 0).await;
    let held = filled_in(&shop, &order(&sale, 2)).await;
    let paid = shop.place(&held).await.json(200);
    assert_eq!(
        (paid["status"].as_str(), &paid["expires_at"]),
        (Some("paid"), &json!(null))
    );
    assert_eq!(paid["payment"]["provider"], "free");
    assert_eq!(paid["payment"]["status"], "succeeded");
    let order_id: Uuid = paid["id"]
        .as_str()
        .and_then(|id| id.parse().ok())
        .expect("an id");
    let row = shop
        .client
        .query_one(
            "select topic, payload, trace, published_at is null from outbox",
            &[],
        )
        .await;
    let row = row.expect("one message");
    assert_eq!(row.get::<_, &str>(0), "order-paid");
    assert_eq!(row.get::<_, Value>(1), json!({"order_id": order_id}));
    assert!(
        row.get::<_, Option<&str>>(2)
            .is_some_and(|trace| trace.starts_with("00-"))
    );
    assert!(row.get::<_, bool>(3));
    shop.later(100_000);
    assert_eq!(shop.show(&held).await.json(200)["status"], "paid");
    shop.buy(&order(&sale, 9))
        .await
        .problem(409, "not-available");
    shop.check().await;
}

#[tokio::test]
async fn what_has_not_been_filled_in_is_named() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let held = secret(&shop.buy(&order(&sale, 2)).await.json(201));
    let reply = shop.place(&held).await;
    reply.problem(422, "details-missing");
    assert_eq!(reply.fields(), ["/contact/name", "/contact/email"]);

    shop.fill_in(&held, &contact()).await.json(200);
    // Asked since then.
    let question = sale
        .event
        .question(&shop.client, "order", "boolean", true, None)
        .await;
    let reply = shop.place(&held).await;
    reply.problem(422, "details-missing");
    assert_eq!(reply.fields(), [format!("/answers/{question}")]);
    let mut details = contact();
    details["answers"] = json!({question.to_string(): true});
    shop.fill_in(&held, &details).await.json(200);
    // And no longer asked: what was answered does no harm.
    shop.execute("delete from questions").await;
    assert_eq!(shop.place(&held).await.json(200)["status"], "placed");
}

#[tokio::test]
async fn attendees_are_asked_again_for_new_lines() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let menu = sale
        .event
        .question(&shop.client, "attendee", "text", true, None)
        .await;
    let held = secret(&shop.buy(&order(&sale, 1)).await.json(201));
    let mut details = contact();
    details["attendees"] = json!([{"line": 1, "answers": {menu.to_string(): "anything"}}]);
    shop.fill_in(&held, &details).await.json(200);
    shop.change_items(&held, &json!({"items": [item(&sale, 1)]}))
        .await
        .json(200);
    let reply = shop.place(&held).await;
    reply.problem(422, "details-missing");
    assert_eq!(reply.fields(), ["/attendees"]);
}

#[tokio::test]
async fn placing_again_with_the_same_key_is_answered_the_same() {
    let (shop, sale) = Shop::selling(10, 0).await;
    let held = filled_in(&shop, &order(&sale, 1)).await;
    let place = || shop.till().place_under("key".to_owned(), held.clone());
    let first = place().await;
    first.json(200);
    let again = place().await;
    assert_eq!((first.status, first.body), (again.status, again.body));
    shop.place(&held).await.problem(409, "order-already-paid");
    assert_eq!(
        (shop.count("payments").await, shop.count("outbox").await),
        (1, 1)
    );
    shop.check().await;
}

#[tokio::test]
async fn what_costs_nothing_is_answered_the_same_to_the_byte_also_once_there_are_tickets() {
    let shop = Shop::open().await;
    shop.clock.set(Clock::system().now());
    let sale = Sale::open(&shop.client, shop.now(), 10, 0).await;
    let held = filled_in(&shop, &order(&sale, 2)).await;
    let till = shop.till_whose_clock_runs();
    let place = || till.clone().place_under("key".to_owned(), held.clone());
    let first = place().await;
    let paid = first.json(200);
    assert_eq!(place().await.body, first.body);

    let order_id: Uuid = paid["id"]
        .as_str()
        .and_then(|id| id.parse().ok())
        .expect("an id");
    let message = shop
        .client
        .query_one("select outbox_id from outbox", &[])
        .await;
    let message = message.expect("it was promised").get(0);
    issue_tickets(&shop.client, order_id, message, shop.now()).await;
    assert_eq!(place().await.body, first.body);
}

#[tokio::test]
async fn who_repeats_a_placing_that_is_under_way_is_told_what_becomes_of_it() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let held = filled_in(&shop, &order(&sale, 1)).await;
    // At the last moment of its grace the order is being placed, and waits for somebody who has its claims.
    shop.later(900 + 119);
    shop.execute("begin; select from claims for update").await;
    let place = || shop.till().place_under("key".to_owned(), held.clone());
    let again = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        shop.later(2);
        let (again, ()) = tokio::join!(place(), async {
            tokio::time::sleep(Duration::from_millis(200)).await;
            shop.execute("rollback").await;
        });
        again
    };
    let (first, again) = tokio::join!(place(), again);
    first.json(200);
    assert_eq!(again.json(200), first.json(200));
    shop.check().await;
}

#[tokio::test]
async fn a_process_that_dies_while_placing_leaves_the_key_free() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let held = filled_in(&shop, &order(&sale, 1)).await;
    // Somebody else has the order's row, so placing it is under way.
    shop.execute("begin; select from orders for update").await;
    let look = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        let other = shop.test.client().await;
        let query = "select count(*) from orders where place_key is not null";
        let taken: i64 = other.query_one(query, &[]).await.expect("counted").get(0);
        shop.execute("rollback").await;
        taken
    };
    let (placed, taken) = tokio::join!(shop.place(&held), look);
    placed.json(200);
    assert_eq!(taken, 0, "what nobody sees dies with the process");
    shop.check().await;
}

#[tokio::test]
async fn a_late_buyer_takes_again_what_was_lost_of_claims_that_were_made_line_by_line() {
    let (shop, sale) = Shop::selling(2, 0).await;
    let held = filled_in(&shop, &order(&sale, 2)).await;
    // As they were made before an order had one claim of a pool; the second line's was given back.
    shop.execute("update claims set units = 1; update pools set taken = 1 where taken = 2")
        .await;
    shop.later(900);
    assert_eq!(shop.place(&held).await.json(200)["status"], "paid");
    assert_eq!(shop.taken(sale.pool_id).await, 2);
    shop.check().await;
}

#[tokio::test]
async fn a_buyer_who_is_a_little_late_still_gets_the_places() {
    let (shop, sale) = Shop::selling(2, 0).await;
    let held = filled_in(&shop, &order(&sale, 2)).await;
    shop.later(900);
    assert_eq!(shop.place(&held).await.json(200)["status"], "paid");
    shop.buy(&order(&sale, 1))
        .await
        .problem(409, "not-available");
    shop.check().await;
}

#[tokio::test]
async fn it_does_not_matter_whether_the_sweeper_came_by() {
    let (shop, sale) = Shop::selling(2, 1000).await;
    let held = filled_in(&shop, &order(&sale, 2)).await;
    shop.later(910);
    shop.client
        .query("select expire_orders($1, 10)", &[&shop.now()])
        .await
        .expect("swept");
    assert_eq!(shop.taken(sale.pool_id).await, 0);
    assert_eq!(shop.place(&held).await.json(200)["status"], "placed");
    assert_eq!(shop.taken(sale.pool_id).await, 2);
    shop.check().await;

    // Once it was placed there is no second grace, or nobody would ever have to pay.
    shop.later(1800);
    shop.place(&held).await.problem(410, "order-expired");
    shop.client
        .query("select expire_orders($1, 10)", &[&shop.now()])
        .await
        .expect("swept");
    shop.place(&held).await.problem(410, "order-expired");
    shop.check().await;
}

#[tokio::test]
async fn a_buyer_who_is_too_late_is_told_what_has_gone() {
    let (shop, sale) = Shop::selling(3, 1000).await;
    show_figures(&shop, &sale).await;
    let held = filled_in(&shop, &order(&sale, 2)).await;
    shop.later(901);
    shop.buy(&order(&sale, 2)).await.json(201);
    let problem = shop.place(&held).await.problem(409, "hold-expired");
    let unavailable = json!([{"occurrence_id": sale.occurrence_id, "rate_id": sale.rate_id, "wanted": 2, "free": 1}]);
    assert_eq!(problem["unavailable"], unavailable);
    assert_eq!(shop.taken(sale.pool_id).await, 2);
    shop.check().await;
    shop.later(120);
    shop.place(&held).await.problem(410, "order-expired");
}

#[tokio::test]
async fn places_that_have_gone_are_named_and_the_others_stay_free() {
    let (shop, sale) = Shop::selling(1, 1000).await;
    let places = sale.event.places(&shop.client, sale.pool_id, 1, 3).await;
    let held = filled_in(&shop, &seats(&sale, &places)).await;
    shop.later(901);
    shop.buy(&seats(&sale, &places[1..2])).await.json(201);
    let problem = shop.place(&held).await.problem(409, "hold-expired");
    assert_eq!(problem["unavailable"][0]["place_ids"], json!([places[1]]));
    assert_eq!(problem["unavailable"][0]["free"], 2);
    shop.buy(&seats(&sale, &[places[0], places[2]]))
        .await
        .json(201);
    shop.check().await;
}

#[tokio::test]
async fn an_order_is_placed_once() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    shop.place("nonsense").await.problem(404, "not-found");
    let held = filled_in(&shop, &order(&sale, 1)).await;
    shop.place(&held).await.json(200);
    shop.place(&held).await.problem(409, "order-already-placed");
    shop.give_up(&held).await;
    shop.place(&held).await.problem(409, "order-cancelled");
    shop.check().await;
}

#[tokio::test]
async fn a_free_order_is_announced_before_it_is_answered() {
    let server = PubsubServer::start().await;
    let shop = Shop::open_publishing(&server).await;
    let sale = Sale::open(&shop.client, shop.now(), 10, 0).await;
    let held = filled_in(&shop, &order(&sale, 1)).await;
    let paid = shop.place(&held).await.json(200);
    let published = server.published();
    assert_eq!(published.len(), 1);
    assert!(published[0].topic.ends_with("/order-paid"), "{published:?}");
    assert_eq!(published[0].payload, json!({"order_id": paid["id"]}));
    assert_eq!(shop.count("outbox where published_at is not null").await, 1);
}

#[tokio::test]
async fn a_free_order_is_paid_though_nobody_could_be_told() {
    let server = PubsubServer::start().await;
    server.behave(Behaviour::NotFound);
    let shop = Shop::open_publishing(&server).await;
    let sale = Sale::open(&shop.client, shop.now(), 10, 0).await;
    let held = filled_in(&shop, &order(&sale, 1)).await;
    assert_eq!(shop.place(&held).await.json(200)["status"], "paid");
    assert_eq!(shop.count("outbox where published_at is null").await, 1);
    shop.check().await;
}

#[tokio::test]
async fn placing_twenty_times_at_once_is_placing_once() {
    let (shop, sale) = Shop::selling(10, 0).await;
    let held = filled_in(&shop, &order(&sale, 1)).await;
    let replies = join_all((0..20).map(|_| shop.place(&held))).await;
    let paid = replies.iter().filter(|reply| reply.status == 200).count();
    assert_eq!(paid, 1, "{replies:?}");
    assert_eq!(
        (shop.count("payments").await, shop.count("outbox").await),
        (1, 1)
    );
    shop.check().await;
}
