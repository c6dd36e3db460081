use std::time::Duration;

use crate::office::{Office, id};

/// Red without the lock of the picture's row on either side: a foreign key then refuses one of them, which nobody expects.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_picture_is_deleted_or_shown_and_never_both() {
    let office = Office::open().await;
    let event_id = office.event(office.organizer_id).await;
    let (mut deleted, mut shown) = (0, 0);
    for round in 0..60_u32 {
        let image_id = id(&office.picture(round).await);
        let path = format!("/images/{image_id}");
        // Each is first in about half of the rounds.
        let later = |is_later: bool| {
            let pause = Duration::from_micros(u64::from(round * 50));
            tokio::time::sleep(if is_later { pause } else { Duration::ZERO })
        };
        let deletion = async {
            later(round % 3 == 0).await;
            office.delete(&path).await
        };
        let choice = async {
            later(round % 3 != 0).await;
            office.show(event_id, &[image_id]).await
        };
        let (choice, deletion) = tokio::join!(choice, deletion);
        match (choice.status, deletion.status) {
            (200, 409) => shown += 1,
            (422, 204) => deleted += 1,
            other => panic!("round {round}: {other:?}"),
        }
    }
    assert!(deleted > 0 && shown > 0, "{deleted} deleted, {shown} shown");
}
