use uuid::Uuid;

use crate::shop::{Shop, order, secret, secrets};

#[tokio::test]
async fn an_order_is_shown_to_whoever_has_its_secret() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let held = shop.buy(&order(&sale, 1)).await.json(201);
    assert_eq!(shop.show(&secret(&held)).await.json(200), held);

    shop.show("nonsense").await.problem(404, "not-found");
    shop.show(held["id"].as_str().expect("an id"))
        .await
        .problem(404, "not-found");
    // A true secret of an order that was never made.
    shop.show(&secrets().text(guichet_order::OrderLink::first(Uuid::nil())))
        .await
        .problem(404, "not-found");
}

#[tokio::test]
async fn an_order_shows_as_expired_from_the_moment_its_time_is_over() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let held = shop.buy(&order(&sale, 1)).await.json(201);
    shop.later(899);
    assert_eq!(shop.show(&secret(&held)).await.json(200)["status"], "held");
    shop.later(1);
    assert_eq!(
        shop.show(&secret(&held)).await.json(200)["status"],
        "expired"
    );
}
