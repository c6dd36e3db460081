use std::time::Duration;

use guichet_messages::inbox;
use uuid::Uuid;

use crate::setting::Setting;

async fn is_new(setting: &Setting, consumer: &str, outbox_id: u128) -> bool {
    let mut client = setting.database.get().await.expect("a connection");
    let transaction = client.transaction().await.expect("begun");
    let first = inbox::record_if_new(
        &transaction,
        consumer,
        &[Uuid::from_u128(outbox_id)],
        setting.clock.now(),
    )
    .await
    .expect("answered");
    transaction.commit().await.expect("committed");
    first == [Uuid::from_u128(outbox_id)]
}

#[tokio::test]
async fn a_message_is_new_once_for_each_consumer() {
    let setting = Setting::new().await;
    assert!(is_new(&setting, "fulfilment", 1).await);
    assert!(!is_new(&setting, "fulfilment", 1).await);
    assert!(is_new(&setting, "fulfilment", 2).await);
    assert!(is_new(&setting, "webhooks", 1).await);
}

#[tokio::test]
async fn a_message_whose_effect_was_rolled_back_is_new_again() {
    let setting = Setting::new().await;
    let mut client = setting.database.get().await.expect("a connection");
    let transaction = client.transaction().await.expect("begun");
    let id = Uuid::from_u128(1);
    let first = inbox::record_if_new(&transaction, "fulfilment", &[id], setting.clock.now()).await;
    assert_eq!(first.expect("answered"), [id]);
    transaction.rollback().await.expect("rolled back");
    drop(client);
    assert!(is_new(&setting, "fulfilment", 1).await);
}

/// The guard taken out: what is noted has been forgotten when it is looked for.
#[tokio::test]
async fn without_the_key_of_the_inbox_a_message_would_be_new_each_time() {
    let setting = Setting::new().await;
    let forgetful = "create function forget() returns trigger language plpgsql as $$ begin
            delete from inbox where outbox_id = new.outbox_id;
            return new;
        end $$;
        create trigger forget before insert on inbox for each row execute function forget();";
    let client = setting.database.get().await.expect("a connection");
    client
        .batch_execute(forgetful)
        .await
        .expect("the mutant is legal");
    drop(client);
    assert!(is_new(&setting, "fulfilment", 1).await);
    assert!(is_new(&setting, "fulfilment", 1).await);
}

#[tokio::test]
async fn a_second_delivery_waits_for_the_first_to_end() {
    let setting = Setting::new().await;
    let mut client = setting.database.get().await.expect("a connection");
    let transaction = client.transaction().await.expect("begun");
    let id = Uuid::from_u128(1);
    let first = inbox::record_if_new(&transaction, "fulfilment", &[id], setting.clock.now()).await;
    assert_eq!(first.expect("answered"), [id]);
    let finish = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        transaction.commit().await.expect("committed");
    };
    let ((), second) = tokio::join!(finish, is_new(&setting, "fulfilment", 1));
    assert!(!second);
}
