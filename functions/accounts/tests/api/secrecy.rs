//! No answer tells whether an address has an account.

use std::sync::Arc;
use std::time::Duration;

use guichet_database::{Database, DatabaseConfig};
use guichet_http::Method;
use guichet_testing::Proxy;
use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::browser::Browser;
use crate::service::{Answer, Service};

/// Every request whose answer could tell, for an address.
fn requests(email: &str) -> [(&'static str, Value); 4] {
    let sign_up =
        json!({"email": email, "name": "Zoé", "password": "correct horse battery", "locale": "en"});
    [
        ("/sign-ups", sign_up),
        (
            "/links",
            json!({"email": email, "kind": "sign_in", "locale": "en"}),
        ),
        (
            "/links",
            json!({"email": email, "kind": "reset", "locale": "en"}),
        ),
        (
            "/sessions",
            json!({"email": email, "password": "wrong password"}),
        ),
    ]
}

/// An answer but for the cookie of the browser, of which only the length is compared.
async fn asked(browser: &Browser, path: &str, body: &Value) -> (Answer, Vec<usize>) {
    let mut answer = browser.post(path, body).await;
    let cookies = answer.headers.get_all("set-cookie").iter();
    let lengths = cookies.map(guichet_http::HeaderValue::len).collect();
    answer.headers.remove("set-cookie");
    (answer, lengths)
}

#[tokio::test]
async fn answers_do_not_tell_whether_an_address_is_known() {
    let service = Arc::new(Service::start().await);
    service.account("known@example.org").await;
    let known = requests("known@example.org");
    let unknown = requests("nobody@example.org");
    for ((path, known), (_, unknown)) in known.iter().zip(&unknown) {
        let of_known = asked(&service.browser(), path, known).await;
        let of_unknown = asked(&service.browser(), path, unknown).await;
        assert_eq!(of_known, of_unknown, "{path}");
        let is_expected = of_known.0.status == 202 || *path == "/sessions";
        assert!(is_expected, "{path}: {:?}", of_known.0);
    }
    // Nor does the limit, which counts what was typed.
    for ((path, known), (_, unknown)) in known.iter().zip(&unknown) {
        let mut tries = 0;
        loop {
            let of_known = asked(&service.browser(), path, known).await;
            assert_eq!(
                of_known,
                asked(&service.browser(), path, unknown).await,
                "{path}"
            );
            if of_known.0.status == 429 {
                break;
            }
            tries += 1;
            assert!(tries < 20, "{path}: nothing is limited");
        }
    }
}

#[tokio::test]
async fn rows_are_written_alike_whether_an_address_is_known() {
    let service = Arc::new(Service::start().await);
    service.account("known@example.org").await;
    let written = async || {
        [
            service.count("account_links").await,
            service.count("mails").await,
            service.count("outbox").await,
        ]
    };
    for number in 0..3 {
        let mut grown = Vec::new();
        for email in ["known@example.org", "nobody@example.org"] {
            let before = written().await;
            let (path, body) = &requests(email)[number];
            service.browser().post(path, body).await.has_status(202);
            let after = written().await;
            grown.push([0, 1, 2].map(|table| after[table] - before[table]));
        }
        assert_eq!(grown, [[1, 1, 1], [1, 1, 1]]);
    }
}

#[tokio::test]
async fn the_database_is_asked_as_often_whether_an_address_is_known() {
    let service = Arc::new(Service::start().await);
    service.account("known@example.org").await;
    let proxy = Proxy::tcp(service.test.url()).await;
    let config = DatabaseConfig::new(proxy.url()).expect("a URL of our own");
    let behind = service.instance_on(Database::new(&config));
    for number in 0..4 {
        let mut fewest = [u64::MAX; 2];
        // The first prepares statements: what is asked in any case is the fewest of several.
        for _ in 0..4 {
            for (fewest, email) in fewest
                .iter_mut()
                .zip(["known@example.org", "nobody@example.org"])
            {
                let (path, body) = &requests(email)[number];
                let request = service.browser().request(Method::POST, path).json(body);
                // A connection that was idle is tested now, and not by the request.
                drop(behind.database.get().await.expect("a connection"));
                let before = proxy.round_trips();
                let answer = service.call_at(&behind, request).await;
                assert_ne!(answer.status, 429, "{path}");
                *fewest = (*fewest).min(proxy.round_trips() - before);
                service.clock.advance(SignedDuration::from_hours(1));
            }
        }
        assert_eq!(fewest[0], fewest[1], "{number}: {fewest:?}");
        assert!(fewest[0] > 0, "{fewest:?}");
    }
}

#[tokio::test]
async fn as_many_passwords_are_hashed_whether_an_address_is_known() {
    let service = Arc::new(Service::start().await);
    service.account("known@example.org").await;
    service.account("linked@example.org").await;
    let forget = "update accounts set password_hash = null where email = 'linked@example.org'";
    service.execute(forget, &[]).await;
    for (number, expected) in [1, 0, 0, 1].into_iter().enumerate() {
        for email in [
            "known@example.org",
            "linked@example.org",
            "nobody@example.org",
        ] {
            let (path, body) = &requests(email)[number];
            let before = service.app.passwords.made();
            service.browser().post(path, body).await;
            let made = service.app.passwords.made() - before;
            assert_eq!(made, expected, "{path}: {email}");
        }
    }
}

#[tokio::test]
async fn requests_for_a_mail_are_answered_after_a_fixed_time() {
    let service = Arc::new(Service::start().await);
    service.account("known@example.org").await;
    for email in ["known@example.org", "nobody@example.org"] {
        for (path, body) in &requests(email)[..3] {
            let begun = Instant::now();
            service.browser().post(path, body).await.has_status(202);
            assert!(begun.elapsed() >= Duration::from_millis(300), "{path}");
        }
    }
}

#[tokio::test]
async fn whose_address_it_is_learns_by_mail_what_was_asked_for() {
    let service = Arc::new(Service::start().await);
    service.account("known@example.org").await;
    let expected = [
        ("already_registered", "confirm_sign_up"),
        ("sign_in_link", "no_account"),
        ("reset_password", "no_account"),
    ];
    for (number, (to_known, to_nobody)) in expected.into_iter().enumerate() {
        for (email, kind) in [
            ("known@example.org", to_known),
            ("nobody@example.org", to_nobody),
        ] {
            let (path, body) = &requests(email)[number];
            service.browser().post(path, body).await.has_status(202);
            let (mailed, link) = service.newest_mail(email).await;
            assert_eq!(mailed, kind);
            assert_eq!(link.is_some(), kind != "already_registered", "{kind}");
        }
    }
    let locale: String = service
        .one("select locale from mails where kind = 'sign_in_link'", &[])
        .await;
    assert_eq!(
        locale, "fr",
        "the account's language, not that of whoever asks"
    );
}
