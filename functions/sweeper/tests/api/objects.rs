use std::time::Duration;

use bytes::Bytes;
use guichet_http::StatusCode;
use guichet_storage::{ContentType, ObjectName};
use guichet_testing::orders;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use serde_json::{Value, json};
use tokio::time::{sleep, timeout};

use crate::setting::Setting;

impl Setting {
    async fn put(&self, content: &'static str) -> ObjectName {
        let put = self
            .app
            .storage
            .put(ContentType::Jpeg, Bytes::from(content));
        put.await.expect("stored")
    }

    async fn has(&self, name: &ObjectName) -> bool {
        self.app.storage.exists(name).await.expect("a folder")
    }

    /// Has a picture that names an object, and answers its id.
    async fn name_it(&self, name: &ObjectName) {
        let statement = "with image as (
                insert into images (image_id, organizer_id, upload_hash, width, height, created_at)
                values (gen_random_uuid(), $1, sha256($2::text::bytea), 1, 1, now()) returning image_id
            )
            insert into image_renditions (image_id, width, height, object_name) select image_id, 1, 1, $2 from image";
        let organizer_id = self.sale().await.event.organizer_id;
        let inserted = self
            .client
            .execute(statement, &[&organizer_id, &name.as_str()])
            .await;
        assert_eq!(inserted.expect("inserted"), 1);
    }

    /// Sweeps in the minute in which objects of such a name are looked at, so many days from now.
    async fn sweep_for(&self, name: &ObjectName, days: i64) -> Value {
        self.clock.set(minute_for(self.clock.now(), name, days));
        self.sweep().await
    }
}

fn minute_for(now: Timestamp, name: &ObjectName, days: i64) -> Timestamp {
    let minute = i64::from_str_radix(&name.as_str()[..2], 16).expect("two digits");
    let day = now.to_zoned(TimeZone::UTC).start_of_day();
    let day = day.and_then(|day| day.checked_add(days.days()));
    day.expect("a day").timestamp() + SignedDuration::from_mins(minute)
}

#[tokio::test]
async fn an_object_that_no_row_names_is_deleted_once_it_is_a_day_old() {
    let setting = Setting::new().await;
    let noon = minute_for(setting.clock.now(), &setting.put("x").await, 1);
    setting.clock.set(noon + SignedDuration::from_hours(12));
    let name = setting.put("a picture").await;
    let report = setting.sweep_for(&name, 1).await;
    assert_eq!(report["objects"], 0);
    assert!(setting.has(&name).await, "it is half a day old");
    let report = setting.sweep_for(&name, 1).await;
    assert_eq!(
        (&report["objects"], setting.has(&name).await),
        (&json!(1), false)
    );
}

#[tokio::test]
async fn an_object_is_deleted_when_the_last_row_that_names_it_has_gone() {
    let setting = Setting::new().await;
    let name = setting.put("a picture").await;
    setting.name_it(&name).await;
    setting.name_it(&name).await;
    for some in [
        "images where image_id in (select image_id from images limit 1)",
        "images",
    ] {
        let report = setting.sweep_for(&name, 2).await;
        assert_eq!(
            (&report["objects"], setting.has(&name).await),
            (&json!(0), true)
        );
        setting.run(&format!("delete from {some}")).await;
    }
    let report = setting.sweep_for(&name, 2).await;
    assert_eq!(
        (&report["objects"], setting.has(&name).await),
        (&json!(1), false)
    );
}

#[tokio::test]
async fn an_object_that_was_put_again_is_as_good_as_new() {
    let setting = Setting::new().await;
    let name = setting.put("a picture").await;
    let later = minute_for(setting.clock.now(), &name, 3);
    setting.clock.set(later - SignedDuration::from_hours(1));
    assert_eq!(setting.put("a picture").await, name);
    setting.sweep_for(&name, 0).await;
    let report = setting.sweep_for(&name, 0).await;
    assert_eq!(
        (&report["objects"], setting.has(&name).await),
        (&json!(0), true)
    );
}

/// The upload commits its row when the sweep has asked for rows already. Red where a storage deletes what was put again since it was listed.
#[tokio::test]
async fn an_upload_during_a_sweep_keeps_its_object() {
    let setting = Setting::new().await;
    let name = setting.put("a picture").await;
    setting.clock.set(minute_for(setting.clock.now(), &name, 2));
    let blocker = setting.test.client().await;
    let lock = "begin; lock table image_renditions in access exclusive mode";
    blocker.batch_execute(lock).await.expect("locked");
    let upload = async {
        let waiting =
            "pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        let wait = async {
            while setting.count(waiting).await == 0 {
                sleep(Duration::from_millis(5)).await;
            }
        };
        let waited = timeout(Duration::from_secs(30), wait).await;
        waited.expect("a sweep that asks for rows");
        assert_eq!(setting.put("a picture").await, name);
        blocker.batch_execute("rollback").await.expect("unlocked");
    };
    let (report, ()) = tokio::join!(setting.sweep(), upload);
    setting.name_it(&name).await;
    assert_eq!(
        (&report["objects"], setting.has(&name).await),
        (&json!(0), true)
    );
}

/// What this test does not know, `named_objects` does not ask for, and the sweep deletes.
#[tokio::test]
async fn all_that_names_objects_is_asked() {
    let setting = Setting::new().await;
    let columns = "select table_name || '.' || column_name from information_schema.columns
        where table_schema = 'public' and column_name like '%object_name%' order by 1";
    let rows = setting.client.query(columns, &[]).await.expect("answered");
    let columns: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    assert_eq!(columns, ["image_renditions.object_name"]);
}

#[tokio::test]
async fn other_objects_wait_for_their_minute() {
    let setting = Setting::new().await;
    let (one, other) = (setting.put("a picture").await, setting.put("another").await);
    assert_ne!(one.as_str()[..2], other.as_str()[..2]);
    let report = setting.sweep_for(&one, 2).await;
    assert_eq!(report["objects"], 1);
    assert!(setting.has(&other).await);
    let afternoon = minute_for(setting.clock.now(), &other, 1) + SignedDuration::from_hours(12);
    setting.clock.set(afternoon);
    assert_eq!(setting.sweep().await["objects"], 0);
}

#[tokio::test]
async fn a_storage_that_is_away_keeps_nothing_else_from_being_done() {
    let setting = Setting::new().await;
    let name = setting.put("a picture").await;
    let folder = setting.folder.path();
    std::fs::rename(folder.join("media"), folder.join("away")).expect("renamed");
    std::fs::write(folder.join("media"), "a file, and no folder").expect("written");
    let sale = setting.sale().await;
    orders::held(&setting.client, &sale, 1, setting.clock.now()).await;
    setting.clock.set(minute_for(setting.clock.now(), &name, 2));
    let (status, problem) = setting.call(setting.pusher.call()).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR, "{problem}");
    assert_eq!(
        (&problem["step"], &problem["done"]["expired_orders"]),
        (&json!("objects"), &json!(1))
    );
}
