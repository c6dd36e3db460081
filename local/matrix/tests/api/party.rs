use guichet_clock::Entropy;
use guichet_testing::offer::Sale;
use guichet_testing::orders;
use jiff::Timestamp;
use tokio_postgres::Client;
use uuid::Uuid;

use crate::account_secrets::AccountSecrets;
use crate::credentials::Caller;
use crate::fingerprint::Fingerprint;
use crate::people::{People, Writer};
use crate::world::World;

/// One of two organizers that have the same: an event on sale, orders of it, and people who work for it.
pub(crate) struct Party {
    pub(crate) sale: Sale,
    pub(crate) people: People,
    pub(crate) series_id: Uuid,
    pub(crate) code_id: Uuid,
    pub(crate) code_batch_id: Uuid,
    pub(crate) image_id: Uuid,
    pub(crate) tax_rate_id: Uuid,
    pub(crate) question_id: Uuid,
    pub(crate) last_question_id: Uuid,
    pub(crate) deletion_id: Uuid,
    /// Paid, with its tickets.
    pub(crate) order_id: Uuid,
    /// About that order.
    pub(crate) note_id: Uuid,
}

/// A rule of dates, a code in a batch, a picture, a tax rate and two questions, of which nothing was made, used or shown yet;
/// what is added to a mail; and a venue that was deleted.
const SET_UP: &str = r#"
    with series as (
        insert into occurrence_series (occurrence_series_id, event_id, venue_id, series, created_at)
        values (gen_random_uuid(), $1, $2, '{
            "starts_on": "2027-09-01", "times": [{"time": "20:30", "duration_minutes": 120}],
            "rule": {"frequency": "daily", "count": 2}
        }', $3)
        returning occurrence_series_id
    ), batch as (
        insert into code_batches (code_batch_id, event_id, name, created_at) values (gen_random_uuid(), $1, 'Sponsors', $3)
        returning code_batch_id
    ), code as (
        insert into codes (code_id, event_id, code, kind, value, code_batch_id, created_at)
        select gen_random_uuid(), $1, 'SPONSOR', 'percentage', 1000, code_batch_id, $3 from batch
        returning code_id
    ), image as (
        insert into images (image_id, organizer_id, upload_hash, width, height, created_at)
        select gen_random_uuid(), organizer_id, sha256('a picture'), 1, 1, $3 from events where event_id = $1
        returning image_id
    ), rendition as (
        insert into image_renditions (image_id, width, height, object_name)
        select image_id, 1, 1, repeat('0', 64) || '.jpg' from image
    ), tax_rate as (
        insert into tax_rates (tax_rate_id, organizer_id, name, basis_points, created_at)
        select gen_random_uuid(), organizer_id, 'Réduit', 550, $3 from events where event_id = $1
        returning tax_rate_id
    ), mail_text as (
        insert into mail_texts (event_id, kind, mail_text_id, text) values ($1, 'tickets', gen_random_uuid(), '{"fr": "Soyez à l’heure."}')
    ), question as (
        insert into questions (question_id, event_id, position, scope, kind, label)
        values (gen_random_uuid(), $1, 1, 'order', 'text', '{"fr": "Comment nous connaissez-vous ?"}')
        returning question_id
    ), last_question as (
        insert into questions (question_id, event_id, position, scope, kind, label)
        values (gen_random_uuid(), $1, 2, 'order', 'country', '{"fr": "Pays"}')
        returning question_id
    ), deletion as (
        insert into deletions (deletion_id, organizer_id, event_id, kind, subject_id, name, content, actor_kind, deleted_at)
        select gen_random_uuid(), v.organizer_id, $1, 'venue', id, v.name,
            jsonb_build_object('venues', jsonb_build_array(to_jsonb(v) || jsonb_build_object('venue_id', id))), 'operator', $3
        from venues v, gen_random_uuid() as id where v.venue_id = $2
        returning deletion_id
    )
    select occurrence_series_id, code_id, code_batch_id, image_id, tax_rate_id, q.question_id, l.question_id, deletion_id
    from series, batch, code, image, tax_rate, question q, last_question l, deletion"#;

/// How far an order has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Stage {
    /// Held, and filled in.
    Held,
    /// Placed, with an attempt to pay.
    Placed,
    /// Paid, with its tickets.
    Paid,
}

impl Party {
    pub(crate) async fn build(
        client: &Client,
        entropy: &Entropy,
        now: Timestamp,
        secrets: &AccountSecrets,
    ) -> Self {
        let sale = Sale::open(client, now, 100_000, 1250).await;
        let terms = "cancellable_until_hours = 48, cancellation_fee_basis_points = 1000";
        sale.event.set(client, terms).await;
        let writer = Writer {
            client,
            entropy,
            now,
            secrets,
            organizer_id: sale.event.organizer_id,
        };
        let people = People::build(&writer, sale.event.event_id).await;
        let event = &sale.event;
        let row = client
            .query_one(SET_UP, &[&event.event_id, &event.venue_id, &now])
            .await
            .expect("it is set up");
        let mut party = Self {
            sale,
            people,
            series_id: row.get(0),
            code_id: row.get(1),
            code_batch_id: row.get(2),
            image_id: row.get(3),
            tax_rate_id: row.get(4),
            question_id: row.get(5),
            last_question_id: row.get(6),
            deletion_id: row.get(7),
            order_id: Uuid::nil(),
            note_id: Uuid::nil(),
        };
        for stage in [Stage::Held, Stage::Placed, Stage::Paid] {
            party.order_id = party.order(client, now, stage).await;
        }
        let note = "insert into order_notes (order_note_id, order_id, actor_kind, text, created_at)
            values (gen_random_uuid(), $1, 'operator', 'Fauteuil roulant.', $2) returning order_note_id";
        let row = client.query_one(note, &[&party.order_id, &now]).await;
        party.note_id = row.expect("a note").get(0);
        party
    }

    pub(crate) fn organizer_id(&self) -> Uuid {
        self.sale.event.organizer_id
    }

    /// What stands in a path for a thing of this organizer, or of the caller.
    pub(crate) fn id(&self, part: &str, caller: Caller) -> Uuid {
        match part {
            "organizer_id" => self.organizer_id(),
            "account_id" => self.people.colleague,
            "invitation_id" => self.people.invitation_id,
            "api_key_id" => self.people.spare_key_id,
            "event_id" => self.sale.event.event_id,
            "venue_id" => self.sale.event.venue_id,
            "occurrence_id" => self.sale.occurrence_id,
            "pool_id" => self.sale.pool_id,
            "product_id" => self.sale.product_id,
            "rate_id" => self.sale.rate_id,
            "series_id" => self.series_id,
            "code_id" => self.code_id,
            "code_batch_id" => self.code_batch_id,
            "image_id" => self.image_id,
            "tax_rate_id" => self.tax_rate_id,
            "question_id" => self.question_id,
            "deletion_id" => self.deletion_id,
            "order_id" => self.order_id,
            "note_id" => self.note_id,
            "session_id" => self.people.session_of(caller),
            other => panic!("party.rs does not say what {{{other}}} is"),
        }
    }

    /// The same for what is named by a word where it is no id.
    pub(crate) fn part(&self, part: &str, caller: Caller) -> String {
        match part {
            "kind" => "tickets".to_owned(),
            "line" => "1".to_owned(),
            part => self.id(part, caller).to_string(),
        }
    }

    /// All that is the organizer's, as it is now.
    pub(crate) async fn fingerprint(&self, world: &World) -> Fingerprint {
        Fingerprint::of(&world.client, self.organizer_id()).await
    }

    /// A new order of two tickets.
    pub(crate) async fn order(&self, client: &Client, now: Timestamp, stage: Stage) -> Uuid {
        match stage {
            Stage::Held => {
                let order_id = orders::held(client, &self.sale, 2, now).await;
                let statement = "update orders set contact_name = 'Ada Lovelace', contact_email = 'ada@example.org'
                    where order_id = $1";
                let filled_in = client.execute(statement, &[&order_id]).await;
                filled_in.expect("the order is filled in");
                order_id
            }
            Stage::Placed => {
                let order_id = orders::placed(client, &self.sale, 2, now).await;
                orders::payment(client, order_id, now).await;
                order_id
            }
            Stage::Paid => {
                let (order_id, message) = orders::paid(client, &self.sale, 2, now).await;
                orders::issue_tickets(client, order_id, message, now).await;
                order_id
            }
        }
    }
}
