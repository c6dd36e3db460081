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
}

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
        let party = Self { sale, people };
        for stage in [Stage::Held, Stage::Placed, Stage::Paid] {
            party.order(client, now, stage).await;
        }
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
            "session_id" => self.people.session_of(caller),
            other => panic!("party.rs does not say what {{{other}}} is"),
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
