//! The function when its connections to the database are lost without a word.

use std::pin::Pin;
use std::time::{Duration, Instant};

use futures::future::join_all;
use guichet_database::{Database, DatabaseConfig};
use guichet_testing::Proxy;

use crate::shop::{Reply, Shop, contact, new_key, order, secret};

const ANSWERED_WITHIN: Duration = Duration::from_millis(1_500);
const WELL_WITHIN: Duration = Duration::from_secs(5);

type Asked<'a> = Pin<Box<dyn Future<Output = Reply> + 'a>>;

/// Buyers do all that can be done at the moment when nothing arrives any more.
async fn buyers_are_answered(proxy: Proxy, shop: &Shop, wanted: &serde_json::Value) {
    let config = DatabaseConfig::new(proxy.url()).expect("a URL of our own");
    let till = shop.instance(Database::new(&config));
    // The function has its connections, and the offer in memory.
    let mut orders = Vec::new();
    for held in join_all((0..12).map(|_| till.clone().insist(new_key(), wanted.clone()))).await {
        orders.push(secret(&held.json(201)));
    }

    proxy.silence_connections();
    let silent_since = Instant::now();
    let contact = contact();
    let keys: Vec<String> = (0..20).map(|_| new_key()).collect();
    let mut asked: Vec<Asked<'_>> = Vec::new();
    for (n, key) in keys.iter().enumerate() {
        asked.push(Box::pin(till.create(key, wanted)));
        asked.push(Box::pin(till.show(&orders[n % 12])));
        asked.push(Box::pin(till.fill_in(&orders[n % 12], &contact)));
        asked.push(Box::pin(till.place(&orders[n % 12])));
    }
    let timed = asked.into_iter().map(|asked| async {
        let reply = asked.await;
        (silent_since.elapsed(), reply)
    });
    for (took, reply) in join_all(timed).await {
        assert!(took < ANSWERED_WITHIN, "{took:?}: {reply:?}");
        assert!(
            reply.status.as_u16() < 500 || reply.status == 503,
            "{reply:?}"
        );
    }

    for (n, key) in keys.iter().enumerate() {
        // The same request again: whoever was not told has the order now, and has it once.
        till.clone()
            .insist(key.clone(), wanted.clone())
            .await
            .json(201);
        till.show(&orders[n % 12]).await.json(200);
    }
    assert!(silent_since.elapsed() < ANSWERED_WITHIN + WELL_WITHIN);
}

#[tokio::test]
async fn buyers_are_answered_in_time_when_the_database_goes_silent() {
    let (shop, sale) = Shop::selling(1000, 1000).await;
    let wanted = order(&sale, 1);
    buyers_are_answered(Proxy::tcp(shop.test.url()).await, &shop, &wanted).await;
    buyers_are_answered(Proxy::socket(shop.test.url()).await, &shop, &wanted).await;
    assert_eq!(shop.count("orders").await, 2 * (12 + 20));
    shop.check().await;
}
