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
