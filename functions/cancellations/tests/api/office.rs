use std::sync::Arc;

use guichet_cancellations::{App, routes};
use guichet_clock::Clock;
use guichet_config::Env;
use guichet_messages::{OidcVerifier, Publisher};
use guichet_testing::offer::Sale;
use guichet_testing::{Pusher, TestDatabase, clock, entropy, now, orders};
use serde_json::json;
use tokio_postgres::Client;
use tokio_postgres::types::FromSql;
use uuid::Uuid;

pub(crate) const PRICE: i64 = 1250;

/// The worker, whoever calls it, and a sale of 500 tickets a week from now.
pub(crate) struct Office {
    pub(crate) test: TestDatabase,
    pub(crate) client: Client,
    pub(crate) clock: Clock,
    pub(crate) sale: Sale,
    app: Arc<App>,
    pusher: Pusher,
}

/// What was called off, and the message that begins to end its orders.
#[derive(Clone, Copy)]
pub(crate) struct CalledOff {
    pub(crate) id: Uuid,
    pub(crate) message: Uuid,
}

impl Office {
    pub(crate) async fn open() -> Self {
        let test = TestDatabase::create().await;
        let client = test.client().await;
        let sale = Sale::open(&client, now(), 500, PRICE).await;
        let clock = clock();
        let pusher = Pusher::start(clock.clone());
        let env = Env::from_pairs(pusher.environment());
        let app = App::new(
            test.database(),
            OidcVerifier::from_env(&env, clock.clone()).expect("a legal environment"),
            Publisher::leaving_all(clock.clone()),
            clock.clone(),
            entropy(),
        );
        Self {
            client,
            test,
            clock,
            sale,
            app: Arc::new(app),
            pusher,
        }
    }

    /// A paid order of the sale, with its tickets.
    pub(crate) async fn sell(&self, quantity: i16) -> Uuid {
        let (order_id, message) =
            orders::paid(&self.client, &self.sale, quantity, self.clock.now()).await;
        orders::issue_tickets(&self.client, order_id, message, self.clock.now()).await;
        order_id
    }

    /// Calls the sale's date off, as the back office does.
    pub(crate) async fn call_off_date(&self, refunds: bool) -> CalledOff {
        self.run("update occurrences set status = 'cancelled' where number = 1")
            .await;
        self.write_down(Some(self.sale.occurrence_id), refunds)
            .await
    }

    /// Calls the whole event off, as the back office does.
    pub(crate) async fn call_off_event(&self) -> CalledOff {
        self.run("update events set status = 'cancelled'").await;
        self.write_down(None, true).await
    }

    async fn write_down(&self, occurrence_id: Option<Uuid>, refunds: bool) -> CalledOff {
        let statement = "with called_off as (
                insert into cancellations (cancellation_id, organizer_id, event_id, occurrence_id, refunds, created_at,
                    continued_at)
                select gen_random_uuid(), organizer_id, event_id, $1, $2, $3, $3 from events
                returning cancellation_id
            )
            insert into outbox (outbox_id, topic, payload, created_at)
            select gen_random_uuid(), 'cancellation-requested', jsonb_build_object('cancellation_id', c.cancellation_id), $3
            from called_off c
            returning (payload ->> 'cancellation_id')::uuid, outbox_id";
        let values: [&(dyn tokio_postgres::types::ToSql + Sync); 3] =
            [&occurrence_id, &refunds, &self.clock.now()];
        let row = self.client.query_one(statement, &values).await;
        let row = row.expect("written down");
        CalledOff {
            id: row.get(0),
            message: row.get(1),
        }
    }

    /// Delivers a message; answers the status.
    pub(crate) async fn deliver(&self, message: Uuid, cancellation_id: Uuid) -> u16 {
        let payload = json!({ "cancellation_id": cancellation_id });
        let push = self
            .pusher
            .push("cancellation-requested", message, &payload);
        routes()
            .call(self.app.clone(), push)
            .await
            .status()
            .as_u16()
    }

    /// Delivers whatever goes on with it, until nothing does; answers how many messages that were.
    pub(crate) async fn finish(&self, called_off: CalledOff) -> usize {
        let waiting = "select outbox_id from outbox b
            where topic = 'cancellation-requested' and payload ->> 'cancellation_id' = $1::uuid::text
                and not exists (select from inbox i where i.consumer = 'cancellations' and i.outbox_id = b.outbox_id)";
        let mut delivered = 0;
        loop {
            let rows = self.client.query(waiting, &[&called_off.id]).await;
            let rows = rows.expect("messages");
            if rows.is_empty() {
                return delivered;
            }
            for row in rows {
                assert_eq!(self.deliver(row.get(0), called_off.id).await, 204);
                delivered += 1;
            }
        }
    }

    pub(crate) async fn status(&self, order_id: Uuid) -> String {
        self.one("select status from orders where order_id = $1", order_id)
            .await
    }

    /// What goes back of an order: `date_cancelled 1250`.
    pub(crate) async fn refunds(&self, order_id: Uuid) -> Vec<String> {
        let query = "select coalesce(array_agg(reason || ' ' || amount), '{}') from refunds where order_id = $1";
        self.one(query, order_id).await
    }

    pub(crate) async fn mails(&self, order_id: Uuid) -> Vec<String> {
        let query = "select coalesce(array_agg(kind), '{}') from mails where order_id = $1";
        self.one(query, order_id).await
    }

    /// The lines of an order with their tickets: `live live`, `cancelled revoked`.
    pub(crate) async fn lines(&self, order_id: Uuid) -> Vec<String> {
        let query =
            "select array_agg(l.status || coalesce(' ' || t.status, '') order by l.position)
            from lines l left join tickets t using (order_id, position) where l.order_id = $1";
        self.one(query, order_id).await
    }

    /// How many units of the sale's pool are taken.
    pub(crate) async fn taken(&self) -> i32 {
        self.one(
            "select taken from pools where pool_id = $1",
            self.sale.pool_id,
        )
        .await
    }

    /// How far it is: done, failed, and whether it has finished.
    pub(crate) async fn progress(&self, called_off: CalledOff) -> (i32, i32, bool) {
        let query = "select done, failed, finished_at is not null from cancellations where cancellation_id = $1";
        let row = self.client.query_one(query, &[&called_off.id]).await;
        let row = row.expect("it is written down");
        (row.get(0), row.get(1), row.get(2))
    }

    /// One value about something, which is `$1`.
    pub(crate) async fn one<T: for<'a> FromSql<'a>>(&self, query: &str, about: Uuid) -> T {
        let row = self.client.query_one(query, &[&about]).await;
        row.expect("one row").get(0)
    }

    pub(crate) async fn count(&self, from: &str) -> i64 {
        let query = format!("select count(*) from {from}");
        let row = self.client.query_one(&query, &[]).await;
        row.expect("a count").get(0)
    }

    /// Arranges what a test is about.
    pub(crate) async fn run(&self, statements: &str) {
        let done = self.client.batch_execute(statements).await;
        done.unwrap_or_else(|error| panic!("{statements}: {error:?}"));
    }
}
