use crate::shop::{Shop, contact, order, secret};

#[tokio::test]
async fn an_order_that_is_given_up_frees_its_places_at_once() {
    let (shop, sale) = Shop::selling(2, 1000).await;
    let held = shop.buy(&order(&sale, 2)).await.json(201);
    assert_eq!(shop.give_up(&secret(&held)).await.status, 204);
    assert_eq!(shop.taken(sale.pool_id).await, 0);
    assert_eq!(
        shop.show(&secret(&held)).await.json(200)["status"],
        "cancelled"
    );
    shop.buy(&order(&sale, 2)).await.json(201);
    shop.check().await;
}

#[tokio::test]
async fn giving_up_twice_is_giving_up_once() {
    let (shop, sale) = Shop::selling(2, 1000).await;
    let held = shop.buy(&order(&sale, 2)).await.json(201);
    assert_eq!(shop.give_up(&secret(&held)).await.status, 204);
    assert_eq!(shop.give_up(&secret(&held)).await.status, 204);
    shop.check().await;
}

#[tokio::test]
async fn a_placed_order_can_be_given_up_and_a_paid_one_cannot() {
    let (shop, sale) = Shop::selling(4, 1000).await;
    let placed = secret(&shop.buy(&order(&sale, 1)).await.json(201));
    shop.fill_in(&placed, &contact()).await.json(200);
    assert_eq!(shop.place(&placed).await.json(200)["status"], "placed");
    assert_eq!(shop.give_up(&placed).await.status, 204);
    assert_eq!(shop.taken(sale.pool_id).await, 0);

    shop.execute("update rates set price = 0").await;
    let paid = secret(&shop.buy(&order(&sale, 1)).await.json(201));
    shop.fill_in(&paid, &contact()).await.json(200);
    assert_eq!(shop.place(&paid).await.json(200)["status"], "paid");
    shop.give_up(&paid).await.problem(409, "order-already-paid");
    assert_eq!(shop.taken(sale.pool_id).await, 1);
    shop.check().await;
}

#[tokio::test]
async fn an_expired_order_is_gone() {
    let (shop, sale) = Shop::selling(2, 1000).await;
    let held = shop.buy(&order(&sale, 2)).await.json(201);
    shop.later(900);
    shop.give_up(&secret(&held))
        .await
        .problem(410, "order-expired");
    shop.give_up("nonsense").await.problem(404, "not-found");
}
