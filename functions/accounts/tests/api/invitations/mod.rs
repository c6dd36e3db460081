mod accepting;
mod ending;
mod inviting;

use std::sync::Arc;

use guichet_account_links::TokenKind;
use guichet_testing::check_invariants;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::service::{Answer, PASSWORD, Service};
use crate::team::{Team, id};

/// The address of who is invited.
const NEW: &str = "noor@example.org";

impl Team {
    fn invitations(&self, rest: &str) -> String {
        self.path(&format!("/invitations{rest}"))
    }

    async fn invite_as(&self, browser: &Browser, wanted: &Value, key: &str) -> Answer {
        browser.post_keyed(&self.invitations(""), wanted, key).await
    }

    async fn invite(&self, email: &str, role: &str) -> Answer {
        let key = self.service.app.entropy.uuid(self.service.clock.now());
        let wanted = wanted(email, role);
        self.invite_as(&self.owner, &wanted, &key.to_string()).await
    }

    /// Invites somebody to sell; answers with the token in the mail.
    async fn mailed(&self, email: &str) -> String {
        let invited = self.invite(email, "sales").await.has_status(201).json();
        self.token(&invited)
    }

    fn token(&self, invited: &Value) -> String {
        let links = &self.service.app.links;
        links.text(TokenKind::Invitation, id(&invited["id"]))
    }

    async fn actions(&self) -> Vec<String> {
        self.service.actions(self.organizer_id).await
    }

    async fn is_whole(&self) {
        check_invariants(&self.service.test).await;
    }
}

fn wanted(email: &str, role: &str) -> Value {
    json!({"email": email, "role": role, "all_events": true, "event_ids": [], "locale": "fr"})
}

async fn signed_in(service: &Arc<Service>, email: &str) -> Browser {
    service.account(email).await;
    let browser = service.browser();
    browser.sign_in(email).await.has_status(201);
    browser
}

async fn show(browser: &Browser, token: &str) -> Answer {
    let sent = json!({ "token": token });
    browser.post("/invitations/show", &sent).await
}

/// By who is signed in.
async fn accept(browser: &Browser, token: &str) -> Answer {
    let sent = json!({ "token": token });
    browser.post("/invitations/accept", &sent).await
}

/// By who makes an account.
async fn accept_anew(browser: &Browser, token: &str) -> Answer {
    let sent = json!({"token": token, "name": "Noor Jansen", "password": PASSWORD});
    browser.post("/invitations/accept", &sent).await
}
