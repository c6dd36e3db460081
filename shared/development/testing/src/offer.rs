//! Events to sell in tests, built piece by piece.
//!
//! [`Sale::open`] is the common case: one published event, one date, one pool, one rate. Anything else is
//! made from [`Event`]'s methods, each of which inserts one row and answers its id.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use tokio_postgres::Client;
use uuid::Uuid;

/// One rate of one pool on one date: enough for most tests.
#[derive(Debug, Clone)]
pub struct Sale {
    /// The event, for adding to it.
    pub event: Event,
    /// Its only date, a week after `now`.
    pub occurrence_id: Uuid,
    /// Its only pool.
    pub pool_id: Uuid,
    /// Its only product, 5.5 % tax.
    pub product_id: Uuid,
    /// Its only rate.
    pub rate_id: Uuid,
}

impl Sale {
    /// An event with `capacity` units at `price` minor units of EUR each.
    pub async fn open(client: &Client, now: Timestamp, capacity: i32, price: i64) -> Self {
        let event = Event::published(client, now).await;
        let occurrence_id = event
            .occurrence(client, now + SignedDuration::from_hours(168))
            .await;
        let pool_id = event.pool(client, Some(occurrence_id), capacity).await;
        let product_id = event.product(client, 550).await;
        let rate_id = event.rate(client, product_id, price).await;
        event.takes(client, rate_id, pool_id, 1).await;
        Self {
            event,
            occurrence_id,
            pool_id,
            product_id,
            rate_id,
        }
    }
}

/// A published event of an organizer of its own, with a venue in Lyon.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its id.
    pub event_id: Uuid,
    /// Its slug, different for each event.
    pub slug: String,
    /// Whose it is.
    pub organizer_id: Uuid,
    /// Where its occurrences take place unless said otherwise.
    pub venue_id: Uuid,
}

impl Event {
    /// Inserts organizer, venue and event. EUR, demo and offline payment, 15-minute holds.
    pub async fn published(client: &Client, now: Timestamp) -> Self {
        let organizer_id = insert(
            client,
            "insert into organizers (organizer_id, slug, name, email, bank_account_holder, bank_account_iban, created_at)
             select id, 'organizer-' || id, 'Les Amis du théâtre', 'contact@example.org', 'Les Amis du théâtre',
                'FR7630006000011234567890189', $1 from gen_random_uuid() as id returning organizer_id",
            &[&now],
        )
        .await;
        let venue_id = insert(
            client,
            "insert into venues (venue_id, organizer_id, name, address, postal_code, city, country, latitude, longitude, time_zone)
             values (gen_random_uuid(), $1, 'La Halle', '1 place de la Halle', '69001', 'Lyon', 'FR', 45.767, 4.834,
                'Europe/Paris') returning venue_id",
            &[&organizer_id],
        )
        .await;
        let event_id = insert(
            client,
            "insert into events (event_id, organizer_id, slug, status, category, name, summary, description, currency,
                payment_methods, created_at)
             select id, $1, 'event-' || id, 'published', 'concert', $3, $4, $4, 'EUR', '{demo,offline}', $2
             from gen_random_uuid() as id returning event_id",
            &[&organizer_id, &now, &text("Été électrique", "Electric summer"), &text("Une soirée", "An evening")],
        )
        .await;
        Self {
            event_id,
            slug: format!("event-{event_id}"),
            organizer_id,
            venue_id,
        }
    }

    /// A three-hour occurrence at the event's venue.
    pub async fn occurrence(&self, client: &Client, starts_at: Timestamp) -> Uuid {
        insert(
            client,
            "insert into occurrences (occurrence_id, event_id, venue_id, number, starts_at, ends_at)
             select gen_random_uuid(), $1, $2, 1 + count(*)::integer, $3, $3::timestamptz + interval '3 hours'
             from occurrences where event_id = $1 returning occurrence_id",
            &[&self.event_id, &self.venue_id, &starts_at],
        )
        .await
    }

    /// A ticket product with tax in basis points.
    pub async fn product(&self, client: &Client, tax_rate_basis_points: i32) -> Uuid {
        insert(
            client,
            "insert into products (product_id, event_id, number, position, name, tax_rate_basis_points)
             select gen_random_uuid(), $1, 1 + count(*)::integer, 1 + count(*)::smallint, $2, $3
             from products where event_id = $1 returning product_id",
            &[&self.event_id, &text("Place", "Ticket"), &tax_rate_basis_points],
        )
        .await
    }

    /// Gives a code so much to take off, in minor units; answers the pool it is taken of.
    pub async fn budget(&self, client: &Client, code_id: Uuid, amount: i32) -> Uuid {
        let pool_id = self.pool(client, None, amount).await;
        let rows = "with budget as (update pools set kind = 'budget' where pool_id = $2)
            update codes set budget_pool_id = $2 where code_id = $1";
        client
            .execute(rows, &[&code_id, &pool_id])
            .await
            .expect("the code takes something off");
        pool_id
    }

    /// An add-on, sold beside tickets of a product only: so many for each; and its rate, which takes of the pool.
    pub async fn addon(
        &self,
        client: &Client,
        sale: &Sale,
        price: i64,
        maximum: i16,
    ) -> (Uuid, Uuid) {
        let addon_id = self.product(client, 2000).await;
        let rows = "with addon as (update products set kind = 'addon' where product_id = $1)
            insert into product_requirements (addon_id, product_id, maximum) values ($1, $2, $3)";
        client
            .execute(rows, &[&addon_id, &sale.product_id, &maximum])
            .await
            .expect("the add-on needs a ticket");
        let rate_id = self.rate(client, addon_id, price).await;
        self.takes(client, rate_id, sale.pool_id, 1).await;
        (addon_id, rate_id)
    }

    /// A rate for an audience of its own, on sale at any time, 1 to 10 per order.
    pub async fn rate(&self, client: &Client, product_id: Uuid, price: i64) -> Uuid {
        insert(
            client,
            "insert into rates (rate_id, product_id, number, position, name, audience, price)
             select gen_random_uuid(), $1, 1 + count(*)::integer, 1 + count(*)::smallint, $2, 'audience ' || count(*), $3
             from rates where product_id = $1 returning rate_id",
            &[&product_id, &text("Plein tarif", "Full price"), &price],
        )
        .await
    }

    /// A pool of an occurrence, or one that all occurrences share.
    pub async fn pool(&self, client: &Client, occurrence_id: Option<Uuid>, capacity: i32) -> Uuid {
        insert(
            client,
            "insert into pools (pool_id, event_id, occurrence_id, name, capacity)
             values (gen_random_uuid(), $1, $2, 'pool', $3) returning pool_id",
            &[&self.event_id, &occurrence_id, &capacity],
        )
        .await
    }

    /// Lets a rate take units of a pool.
    pub async fn takes(&self, client: &Client, rate_id: Uuid, pool_id: Uuid, units: i32) {
        let statement = "insert into rate_pools (rate_id, pool_id, units) values ($1, $2, $3)";
        client
            .execute(statement, &[&rate_id, &pool_id, &units])
            .await
            .expect("the rate may take of the pool");
    }

    /// Makes a pool numbered, with `rows` rows (A, B …) of `per_row` places; answers the places in room order.
    pub async fn places(
        &self,
        client: &Client,
        pool_id: Uuid,
        rows: i32,
        per_row: i32,
    ) -> Vec<Uuid> {
        client
            .execute(
                "update pools set numbered = true, capacity = $2 where pool_id = $1",
                &[&pool_id, &(rows * per_row)],
            )
            .await
            .expect("the pool becomes numbered");
        let inserted = client
            .query(
                "insert into places (place_id, pool_id, section, row_label, label, position)
                 select gen_random_uuid(), $1, 'Orchestre', chr(64 + r), n::text, (r - 1) * $3 + n
                 from generate_series(1, $2::integer) as r, generate_series(1, $3::integer) as n
                 order by 6 returning place_id",
                &[&pool_id, &rows, &per_row],
            )
            .await
            .expect("the places are inserted");
        inserted.iter().map(|row| row.get(0)).collect()
    }

    /// A code: `kind` percentage (basis points), fixed (minor units) or unlock; `uses` lines at most.
    pub async fn code(
        &self,
        client: &Client,
        code: &str,
        kind: &str,
        value: Option<i64>,
        uses: Option<i32>,
    ) -> Uuid {
        let pool_id = match uses {
            Some(uses) => Some(self.pool(client, None, uses).await),
            None => None,
        };
        insert(
            client,
            "insert into codes (code_id, event_id, code, kind, value, pool_id)
             values (gen_random_uuid(), $1, $2, $3, $4, $5) returning code_id",
            &[&self.event_id, &code, &kind, &value, &pool_id],
        )
        .await
    }

    /// Limits a code to a rate, or lets it unlock that rate.
    pub async fn code_for(&self, client: &Client, code_id: Uuid, rate_id: Uuid) {
        let statement = "insert into code_rates (code_id, rate_id) values ($1, $2)";
        client
            .execute(statement, &[&code_id, &rate_id])
            .await
            .expect("the code applies to the rate");
    }

    /// A question; `options` for choices: `["a", "b"]`.
    pub async fn question(
        &self,
        client: &Client,
        scope: &str,
        kind: &str,
        required: bool,
        options: Option<&[&str]>,
    ) -> Uuid {
        let options = options.map(|values| {
            let option = |value| json!({"value": value, "label": {"fr": value, "en": value}});
            values.iter().map(option).collect::<Value>()
        });
        insert(
            client,
            "insert into questions (question_id, event_id, position, scope, kind, label, required, options)
             select gen_random_uuid(), $1, 1 + count(*)::smallint, $2, $3, $4, $5, $6
             from questions where event_id = $1 returning question_id",
            &[&self.event_id, &scope, &kind, &text("Votre réponse", "Your answer"), &required, &options],
        )
        .await
    }

    /// Changes columns of the event's row: `event.set(&client, "hold_seconds = 60").await`.
    pub async fn set(&self, client: &Client, assignments: &str) {
        let statement = format!("update events set {assignments} where event_id = $1");
        client
            .execute(&statement, &[&self.event_id])
            .await
            .expect("the event's row changes");
    }
}

fn text(fr: &str, en: &str) -> Value {
    json!({"fr": fr, "en": en})
}

async fn insert(
    client: &Client,
    statement: &str,
    values: &[&(dyn tokio_postgres::types::ToSql + Sync)],
) -> Uuid {
    client
        .query_one(statement, values)
        .await
        .expect("the row is inserted")
        .get(0)
}
