use std::time::Duration;

use guichet_testing::check_invariants;
use uuid::Uuid;

use crate::shop::{Shop, order, with_code};

/// The deletion is not committed yet when the hold is written, which waits for it and is then refused by a foreign key. Red where
/// `RACES` has not that key: the buyer is answered 500.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_deleted_while_somebody_holds_it_is_refused_as_what_is_not_there() {
    for (kind, status) in [("code", 422), ("occurrence", 422), ("product", 422)] {
        let (shop, sale) = Shop::selling(10, 1000).await;
        let code = sale
            .event
            .code(&shop.client, "ETE", "percentage", Some(1500), None)
            .await;
        let subject: Uuid = match kind {
            "code" => code,
            "occurrence" => sale.occurrence_id,
            _ => sale.product_id,
        };
        let mut organizer = shop.test.client().await;
        let deletion = organizer.transaction().await.expect("a transaction");
        let delete = "select delete_for_now($1, gen_random_uuid(), $2, $3, $4, 'operator', null, now())::text";
        let event = &sale.event;
        let outcome = deletion
            .query_one(
                delete,
                &[&kind, &event.organizer_id, &event.event_id, &subject],
            )
            .await;
        assert_eq!(outcome.expect("an outcome").get::<_, String>(0), "done");
        let wanted = with_code(order(&sale, 1), "ETE");
        let commit = async {
            let waiting = "select count(*) from pg_stat_activity
                where wait_event_type = 'Lock' and datname = current_database()";
            loop {
                let row = shop.client.query_one(waiting, &[]).await;
                if row.expect("a count").get::<_, i64>(0) > 0 {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            deletion.commit().await.expect("it is committed");
        };
        let (reply, ()) = tokio::join!(shop.buy(&wanted), commit);
        reply.json(status);
        assert_eq!(shop.count("orders").await, 0);
        check_invariants(&shop.test).await;
    }
}
