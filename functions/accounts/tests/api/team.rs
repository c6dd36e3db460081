use std::sync::Arc;

use jiff::SignedDuration;
use serde_json::json;
use uuid::Uuid;

use crate::browser::Browser;
use crate::service::Service;

/// An organizer with an owner who is signed in.
pub(crate) struct Team {
    pub(crate) service: Arc<Service>,
    pub(crate) organizer_id: Uuid,
    pub(crate) owner: Browser,
    pub(crate) owner_id: Uuid,
}

impl Team {
    pub(crate) async fn found() -> Self {
        let service = Arc::new(Service::start().await);
        let owner_id = service.account("owner@example.org").await;
        let owner = service.browser();
        owner.sign_in("owner@example.org").await.has_status(201);
        let wanted = json!({"name": "Parvis", "email": "billets@parvis.example", "locale": "fr"});
        let founded = owner
            .post_keyed("/organizers", &wanted, "k")
            .await
            .has_status(201)
            .json();
        Self {
            organizer_id: id(&founded["id"]),
            service,
            owner,
            owner_id,
        }
    }

    /// Somebody else who works for the organizer, signed in.
    pub(crate) async fn member(&self, email: &str, role: &str) -> (Browser, Uuid) {
        // Lists are in the order of joining.
        self.service.clock.advance(SignedDuration::from_secs(1));
        let account_id = self.service.account(email).await;
        let join = "insert into memberships (organizer_id, account_id, role, created_at) values ($1, $2, $3, $4)";
        let now = self.service.clock.now();
        self.service
            .execute(join, &[&self.organizer_id, &account_id, &role, &now])
            .await;
        let browser = self.service.browser();
        browser.sign_in(email).await.has_status(201);
        (browser, account_id)
    }

    /// An event of the organizer.
    pub(crate) async fn event(&self, slug: &str) -> Uuid {
        let now = self.service.clock.now();
        let event_id = self.service.app.entropy.uuid(now);
        let insert = "insert into events (event_id, organizer_id, slug, category, name, summary, description, currency,
                payment_methods, created_at)
            values ($1, $2, $3, 'concert', '{\"en\": \"An event\"}', '{\"en\": \"\"}', '{\"en\": \"\"}', 'EUR', '{demo}', $4)";
        self.service
            .execute(insert, &[&event_id, &self.organizer_id, &slug, &now])
            .await;
        event_id
    }

    /// A path below the organizer.
    pub(crate) fn path(&self, rest: &str) -> String {
        format!("/organizers/{}{rest}", self.organizer_id)
    }
}

pub(crate) fn id(value: &serde_json::Value) -> Uuid {
    value.as_str().expect("a text").parse().expect("an id")
}
