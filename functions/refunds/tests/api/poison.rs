use guichet_http::StatusCode;
use serde_json::json;
use uuid::Uuid;

use crate::setting::{Owed, Setting};

impl Setting {
    async fn reasons(&self) -> Vec<String> {
        let statement =
            "select reason from dead_messages where consumer = 'refunds' order by dead_message_id";
        self.client
            .query(statement, &[])
            .await
            .expect("answered")
            .iter()
            .map(|row| row.get(0))
            .collect()
    }
}

#[tokio::test]
async fn a_refund_that_does_not_exist_is_set_aside() {
    let setting = Setting::new().await;
    let owed = Owed {
        refund: Uuid::from_u128(1),
        message: Uuid::from_u128(2),
        order: Uuid::from_u128(3),
    };
    assert_eq!(setting.deliver(owed).await, StatusCode::NO_CONTENT);
    assert_eq!(setting.reasons().await, ["there is no such refund"]);
}

#[tokio::test]
async fn a_message_of_another_worker_is_set_aside() {
    let setting = Setting::new().await;
    let request = setting.pusher.push(
        "order-paid",
        Uuid::from_u128(2),
        &json!({"order_id": Uuid::from_u128(1)}),
    );
    assert_eq!(setting.call(request).await, StatusCode::NO_CONTENT);
    assert_eq!(
        setting.reasons().await,
        ["`refunds` does not act on `order-paid`"]
    );
}
