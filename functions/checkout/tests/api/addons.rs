//! Add-ons that are sold beside tickets only.

use guichet_testing::offer::Sale;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::shop::{Shop, item, order, secret};

/// So many of an add-on, beside so many tickets.
fn items(sale: &Sale, tickets: u32, rate_id: Uuid, addons: u32) -> Value {
    let addon =
        json!({"occurrence_id": sale.occurrence_id, "rate_id": rate_id, "quantity": addons});
    let tickets = (tickets > 0).then(|| item(sale, tickets));
    Value::Array(tickets.into_iter().chain([addon]).collect())
}

fn order_of(sale: &Sale, items: &Value) -> Value {
    json!({"event": sale.event.slug, "locale": "fr", "items": items})
}

#[tokio::test]
async fn an_add_on_is_sold_beside_its_tickets_and_no_more_than_they_allow() {
    let (shop, sale) = Shop::selling(20, 1000).await;
    let (addon_id, parking) = sale.event.addon(&shop.client, &sale, 500, 2).await;
    let alone = shop
        .buy(&order_of(&sale, &items(&sale, 0, parking, 1)))
        .await;
    let problem = alone.problem(422, "tickets-missing");
    assert_eq!(alone.fields(), ["/items/0"]);
    assert_eq!(problem["addon_id"], json!(addon_id));
    assert_eq!(problem["product_ids"], json!([sale.product_id]));
    assert_eq!(
        (&problem["wanted"], &problem["maximum"]),
        (&json!(1), &json!(0))
    );
    let too_many = shop
        .buy(&order_of(&sale, &items(&sale, 1, parking, 3)))
        .await;
    assert_eq!(too_many.problem(422, "tickets-missing")["maximum"], 2);
    assert_eq!(too_many.fields(), ["/items/1"]);

    let held = shop
        .buy(&order_of(&sale, &items(&sale, 1, parking, 2)))
        .await;
    assert_eq!(held.json(201)["total"]["amount"], 2000);
    shop.check().await;
}

#[tokio::test]
async fn a_change_that_would_leave_an_add_on_without_its_tickets_is_refused() {
    let (shop, sale) = Shop::selling(20, 1000).await;
    let (_, parking) = sale.event.addon(&shop.client, &sale, 500, 1).await;
    let held = shop
        .buy(&order_of(&sale, &items(&sale, 2, parking, 2)))
        .await;
    let secret = secret(&held.json(201));
    for tickets in [0, 1] {
        let fewer = json!({"items": items(&sale, tickets, parking, 2)});
        let refused = shop.change_items(&secret, &fewer).await;
        refused.problem(422, "tickets-missing");
    }
    assert_eq!(shop.show(&secret).await.json(200)["total"]["amount"], 3000);
    let both = json!({"items": items(&sale, 1, parking, 1)});
    shop.change_items(&secret, &both).await.json(200);
    let none = json!({"items": [item(&sale, 1)]});
    shop.change_items(&secret, &none).await.json(200);
    shop.check().await;
}

/// Buys an add-on alone whose need of a ticket came after this instance had read the offer.
async fn after_the_rule_came(unseen: bool) -> u16 {
    let (shop, sale) = Shop::selling(20, 1000).await;
    let (addon_id, parking) = sale.event.addon(&shop.client, &sale, 500, 1).await;
    let free = "delete from product_requirements where addon_id = $1";
    shop.client
        .execute(free, &[&addon_id])
        .await
        .expect("deleted");
    shop.buy(&order(&sale, 1)).await.json(201);
    if unseen {
        shop.execute("alter table product_requirements disable trigger user")
            .await;
    }
    let rule = "insert into product_requirements (addon_id, product_id) values ($1, $2)";
    let ids: [&(dyn tokio_postgres::types::ToSql + Sync); 2] = [&addon_id, &sale.product_id];
    shop.client.execute(rule, &ids).await.expect("inserted");
    let alone = order_of(&sale, &items(&sale, 0, parking, 1));
    shop.buy(&alone).await.status.as_u16()
}

#[tokio::test]
async fn an_order_priced_before_the_rule_came_is_refused_by_the_statement_that_takes() {
    assert_eq!(after_the_rule_came(false).await, 422);
}

#[tokio::test]
async fn without_the_version_of_the_offer_it_would_be_sold() {
    assert_eq!(after_the_rule_came(true).await, 201);
}
