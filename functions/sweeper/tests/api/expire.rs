use guichet_http::StatusCode;
use guichet_testing::{check_invariants, now, orders};
use jiff::SignedDuration;
use uuid::Uuid;

use crate::setting::Setting;

impl Setting {
    async fn status(&self, order_id: Uuid) -> String {
        let statement = "select status from orders where order_id = $1";
        self.client
            .query_one(statement, &[&order_id])
            .await
            .expect("there")
            .get(0)
    }

    async fn taken(&self) -> i64 {
        self.client
            .query_one("select sum(taken)::bigint from pools", &[])
            .await
            .expect("answered")
            .get(0)
    }
}

#[tokio::test]
async fn a_hold_that_is_over_gives_its_places_back_and_mails_nobody() {
    let setting = Setting::new().await;
    let sale = setting.sale().await;
    let order_id = orders::held(&setting.client, &sale, 4, now()).await;
    assert_eq!(setting.sweep().await["expired_orders"], 0);
    assert_eq!(
        (
            setting.status(order_id).await.as_str(),
            setting.taken().await
        ),
        ("held", 4)
    );
    setting.clock.advance(orders::HOLD);
    assert_eq!(setting.sweep().await["expired_orders"], 1);
    assert_eq!(
        (
            setting.status(order_id).await.as_str(),
            setting.taken().await
        ),
        ("expired", 0)
    );
    assert_eq!(setting.count("mails").await, 0);
    check_invariants(&setting.test).await;
}

#[tokio::test]
async fn the_buyer_of_a_placed_order_is_told_that_its_time_is_over() {
    let setting = Setting::new().await;
    let order_id = orders::placed(&setting.client, &setting.sale().await, 4, now()).await;
    setting.clock.advance(orders::HOLD);
    assert_eq!(setting.sweep().await["expired_orders"], 1);
    assert_eq!(setting.status(order_id).await, "expired");
    assert_eq!(
        setting
            .count("mails where kind = 'order_expired' and recipient = 'ada@example.org'")
            .await,
        1
    );
    let published = setting.pubsub.published();
    assert_eq!(published.len(), 1, "at once, not with the next sweep");
    assert_eq!(
        published[0].topic,
        "projects/guichet-test/topics/mail-requested"
    );
    assert_eq!(setting.sweep().await["expired_orders"], 0);
    assert_eq!(setting.count("mails").await, 1);
    check_invariants(&setting.test).await;
}

#[tokio::test]
async fn a_paid_order_never_expires() {
    let setting = Setting::new().await;
    let (order_id, _) = orders::paid(&setting.client, &setting.sale().await, 4, now()).await;
    setting.clock.advance(SignedDuration::from_hours(24 * 365));
    assert_eq!(setting.sweep().await["expired_orders"], 0);
    assert_eq!(
        (
            setting.status(order_id).await.as_str(),
            setting.taken().await
        ),
        ("paid", 4)
    );
}

#[tokio::test]
async fn more_orders_than_a_batch_holds_end_in_one_sweep_even_if_two_sweep_at_once() {
    let setting = Setting::new().await;
    let sale = setting.sale().await;
    for _ in 0..120 {
        orders::placed(&setting.client, &sale, 1, now()).await;
    }
    setting.clock.advance(orders::HOLD);
    let (one, other) = tokio::join!(
        setting.call(setting.pusher.call()),
        setting.call(setting.pusher.call())
    );
    for (status, report) in [one, other] {
        assert_eq!(status, StatusCode::OK, "{report}");
    }
    setting.sweep().await;
    assert_eq!(setting.count("orders where status = 'expired'").await, 120);
    assert_eq!(setting.count("mails").await, 120);
    assert_eq!(setting.taken().await, 0);
    check_invariants(&setting.test).await;
}

#[tokio::test]
async fn a_payment_that_comes_while_its_order_is_being_swept_is_not_lost() {
    let setting = Setting::new().await;
    let sale = setting.sale().await;
    let mut paying = Vec::new();
    for _ in 0..30 {
        let order_id = orders::placed(&setting.client, &sale, 2, now()).await;
        paying.push(orders::payment(&setting.client, order_id, now()).await);
    }
    setting.clock.advance(orders::HOLD);
    let then = setting.clock.now();
    let bank = setting.test.client().await;
    let pay = async {
        let statement = "select outcome from payments p, receive_payment('demo', p.payment_id::text, '{}', p.payment_id,
            p.amount, p.currency, array(select gen_random_uuid() from generate_series(1, 5)), $2, null)
            where p.payment_id = $1";
        for payment_id in &paying {
            let outcome: String = bank
                .query_one(statement, &[payment_id, &then])
                .await
                .expect("received")
                .get(0);
            assert_eq!(
                outcome, "paid",
                "there is room enough to take the places again"
            );
        }
    };
    let (swept, ()) = tokio::join!(setting.call(setting.pusher.call()), pay);
    assert_eq!(swept.0, StatusCode::OK, "{}", swept.1);
    assert_eq!(setting.count("orders where status = 'paid'").await, 30);
    assert_eq!(setting.taken().await, 60);
    check_invariants(&setting.test).await;
}
