use guichet_testing::{now, orders};

use crate::setting::Setting;

#[tokio::test]
async fn an_order_that_waits_for_its_payment_is_found_after_a_sweep() {
    let setting = Setting::new().await;
    let sale = setting.sale().await;
    orders::held(&setting.client, &sale, 1, now()).await;
    let placed = orders::placed(&setting.client, &sale, 1, now()).await;
    assert_eq!(setting.sweep().await["indexed_orders"], 1);
    let found = "select order_id from order_search where search_text like '%lovelace%'";
    let row = setting.client.query_one(found, &[]).await;
    assert_eq!(row.expect("found").get::<_, uuid::Uuid>(0), placed);
    assert_eq!(setting.sweep().await["indexed_orders"], 0);
}

/// It would come again and again.
#[tokio::test]
async fn an_order_of_which_nobody_knows_when_it_was_placed_does_not_hold_up_the_sweep() {
    let setting = Setting::new().await;
    let sale = setting.sale().await;
    orders::placed(&setting.client, &sale, 1, now()).await;
    setting.run("update orders set placed_at = null").await;
    let report = setting.sweep().await;
    assert_eq!(report["indexed_orders"], 0);
    assert_eq!(report["complete"], true);
}
