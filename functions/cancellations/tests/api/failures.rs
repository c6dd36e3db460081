use guichet_testing::check_invariants;
use uuid::Uuid;

use crate::office::Office;

#[tokio::test]
async fn an_order_that_cannot_be_ended_leaves_the_others_and_is_tried_again() {
    let office = Office::open().await;
    let stuck = office.sell(1).await;
    let other = office.sell(2).await;
    office
        .run(&format!(
            "create function refuse() returns trigger language plpgsql as $$ begin raise exception 'stuck'; end $$;
            create trigger refuse before update on lines for each row when (old.order_id = '{stuck}') execute function refuse()"
        ))
        .await;
    let called_off = office.call_off_date(true).await;
    office.finish(called_off).await;
    assert_eq!(office.progress(called_off).await, (1, 1, false));
    assert_eq!(office.status(stuck).await, "paid");
    assert_eq!(office.lines(stuck).await, ["live live"]);
    assert_eq!(office.status(other).await, "cancelled");
    let why = "select failure from cancellations where cancellation_id = $1";
    let why: String = office.one(why, called_off.id).await;
    assert_eq!(why, format!("{stuck}: stuck"));

    // As the sweeper begins anew.
    office.run("drop trigger refuse on lines").await;
    office
        .run("update cancellations set after_order_id = null, failed = 0")
        .await;
    let again = Uuid::from_u128(5);
    assert_eq!(office.deliver(again, called_off.id).await, 204);
    assert_eq!(office.progress(called_off).await, (2, 0, true));
    assert_eq!(office.refunds(stuck).await, ["date_cancelled 1250"]);
    assert_eq!(office.refunds(other).await, ["date_cancelled 2500"]);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn a_message_about_no_cancellation_is_set_aside() {
    let office = Office::open().await;
    let unknown = Uuid::from_u128(1);
    assert_eq!(office.deliver(Uuid::from_u128(2), unknown).await, 204);
    assert_eq!(office.count("dead_messages").await, 1);
}
