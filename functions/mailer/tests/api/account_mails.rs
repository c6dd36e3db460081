use guichet_account_links::TokenKind;
use jiff::SignedDuration;
use mail_parser::{Address, Message};
use uuid::Uuid;

use crate::people::{self, GRACE, KINDS, STRANGER};
use crate::support::{Office, read};

/// Those whose link does something, and is good for minutes.
const LINKS: [&str; 4] = [
    "confirm_sign_up",
    "sign_in_link",
    "reset_password",
    "change_email",
];

/// Those that go where nobody has confirmed to read.
const TO_STRANGERS: [&str; 4] = [
    "confirm_sign_up",
    "change_email",
    "no_account",
    "invitation",
];

async fn send(office: &Office, kind: &str) -> Message<'static> {
    let mail_id = people::promise(office, kind, "en").await;
    assert_eq!(office.deliver(mail_id).await, 204);
    let row = office.row(mail_id).await;
    assert_eq!(row.status, "sent", "{kind}: {row:?}");
    read(&office.server.received().pop().expect("a mail").data)
}

async fn is_given_up(office: &Office, mail_id: Uuid) {
    assert_eq!(office.deliver(mail_id).await, 204);
    let row = office.row(mail_id).await;
    let reason = "what it was to say was no longer so";
    assert_eq!(
        (row.status.as_str(), row.failure.as_deref()),
        ("failed", Some(reason))
    );
    assert_eq!(office.server.received().len(), 0);
}

fn only<'a>(address: Option<&'a Address<'a>>) -> (&'a str, &'a str) {
    let address = address.and_then(Address::first).expect("an address");
    (
        address.name().unwrap_or_default(),
        address.address().unwrap_or_default(),
    )
}

/// The address that stands on a line of its own.
fn address(mail: &Message<'_>) -> Option<String> {
    let text = mail.body_text(0).expect("a text");
    let mut lines = text.lines().map(str::trim_end);
    lines
        .find(|line| line.starts_with("https://"))
        .map(str::to_owned)
}

#[tokio::test]
async fn a_used_link_is_not_mailed() {
    let office = Office::open().await;
    for kind in LINKS {
        let mail_id = people::promise(&office, kind, "fr").await;
        let change = "update account_links set used_at = $1";
        office.execute(change, &[&office.clock.now()]).await;
        is_given_up(&office, mail_id).await;
    }
}

#[tokio::test]
async fn a_link_that_is_over_is_not_mailed() {
    let office = Office::open().await;
    for kind in LINKS {
        let mail_id = people::promise(&office, kind, "fr").await;
        office.clock.advance(SignedDuration::from_mins(10));
        is_given_up(&office, mail_id).await;
    }
}

#[tokio::test]
async fn a_link_that_is_gone_is_not_mailed() {
    let office = Office::open().await;
    for kind in LINKS {
        let mail_id = people::promise(&office, kind, "fr").await;
        office.execute("delete from account_links", &[]).await;
        is_given_up(&office, mail_id).await;
    }
}

#[tokio::test]
async fn an_invitation_that_is_over_is_not_mailed() {
    for end in [
        "update invitations set accepted_at = created_at",
        "update invitations set revoked_at = created_at",
        "update invitations set expires_at = created_at",
        "delete from invitations",
    ] {
        let office = Office::open().await;
        let mail_id = people::promise(&office, "invitation", "fr").await;
        office.execute(end, &[]).await;
        is_given_up(&office, mail_id).await;
    }
}

#[tokio::test]
async fn what_has_happened_is_told_however_late() {
    let office = Office::open().await;
    for kind in KINDS {
        if LINKS.contains(&kind) || kind == "invitation" {
            continue;
        }
        let mail_id = people::promise(&office, kind, "fr").await;
        office.clock.advance(SignedDuration::from_hours(24 * 30));
        // No kind but this has a link, and it is not in the mail.
        if kind == "no_account" {
            office.execute("delete from account_links", &[]).await;
        }
        assert_eq!(office.deliver(mail_id).await, 204);
        assert_eq!(office.row(mail_id).await.status, "sent", "{kind}");
    }
}

#[tokio::test]
async fn a_mail_about_no_order_has_no_reply_address() {
    let office = Office::open().await;
    for kind in KINDS {
        if kind == "invitation" {
            continue;
        }
        let mail = send(&office, kind).await;
        assert!(mail.reply_to().is_none(), "{kind}");
        assert_eq!(
            only(mail.from()),
            ("Billets", "billets@tickets.example.org"),
            "{kind}"
        );
        let text = mail.body_text(0).expect("a text").into_owned();
        assert!(text.contains("\r\nBillets\r\n"), "{kind}: {text}");
    }
}

#[tokio::test]
async fn who_has_no_name_is_called_by_their_host() {
    let office = Office::open().await;
    let app = office.nameless_app();
    let mail_id = people::promise(&office, "sign_in_link", "en").await;
    assert_eq!(office.deliver_to(&app, mail_id).await, 204);
    let mail = read(&office.server.received().pop().expect("a mail").data);
    assert_eq!(only(mail.from()).0, "tickets.example.org");
}

#[tokio::test]
async fn an_invitation_is_answered_to_the_organizer() {
    let office = Office::open().await;
    let mail = send(&office, "invitation").await;
    let organizer = "Les Amis du théâtre";
    assert_eq!(
        only(mail.from()),
        (organizer, "billets@tickets.example.org")
    );
    assert_eq!(only(mail.reply_to()), (organizer, "contact@example.org"));
}

#[tokio::test]
async fn nobody_is_named_where_nobody_has_confirmed_the_address() {
    let office = Office::open().await;
    for kind in KINDS {
        let mail = send(&office, kind).await;
        let text = mail.body_text(0).expect("a text").into_owned();
        let (to, greeting) = if TO_STRANGERS.contains(&kind) {
            (("", STRANGER), "Hello,")
        } else {
            (("Grace Hopper", GRACE), "Hello Grace Hopper,")
        };
        assert_eq!(only(mail.to()), to, "{kind}");
        assert!(text.starts_with(greeting), "{kind}: {text}");
        assert!(!text.contains("Mallory"), "{kind}: {text}");
    }
}

#[tokio::test]
async fn what_is_no_name_is_not_said() {
    let office = Office::open().await;
    people::promise(&office, "invitation", "en").await;
    let change = "update accounts set name = 'Your parcel: evil.example'";
    office.execute(change, &[]).await;
    for kind in ["sign_in_link", "invitation"] {
        let mail = send(&office, kind).await;
        assert_eq!(only(mail.to()).0, "", "{kind}");
        for part in [mail.body_text(0), mail.body_html(0)] {
            let part = part.expect("both");
            assert!(!part.contains("evil"), "{kind}: {part}");
        }
    }
}

#[tokio::test]
async fn each_link_leads_to_its_page_with_a_token_of_its_row() {
    let office = Office::open().await;
    for (kind, page, of) in [
        ("confirm_sign_up", "links/confirm", Some(TokenKind::Account)),
        ("sign_in_link", "links/sign-in", Some(TokenKind::Account)),
        ("reset_password", "links/reset", Some(TokenKind::Account)),
        (
            "change_email",
            "links/change-email",
            Some(TokenKind::Account),
        ),
        ("invitation", "invitation", Some(TokenKind::Invitation)),
        ("no_account", "sign-up", None),
        ("already_registered", "sign-in", None),
        ("password_changed", "sign-in", None),
        ("second_factor_removed", "sign-in", None),
    ] {
        let mail = send(&office, kind).await;
        let address = address(&mail).unwrap_or_else(|| panic!("{kind} has a link"));
        let page = format!("https://tickets.example.org/backoffice/{page}");
        let Some(of) = of else {
            assert_eq!(address, page, "{kind}");
            continue;
        };
        let token = address.strip_prefix(&format!("{page}#"));
        let id = token.and_then(|token| office.app.account_links.read(of, token));
        let id = id.unwrap_or_else(|| panic!("{kind}: {address}"));
        let query = "select count(*) from mails where $1 in (account_link_id, invitation_id)";
        let row = office.client.query_one(query, &[&id]).await;
        assert_eq!(row.expect("a count").get::<_, i64>(0), 1, "{kind}");
    }
}

#[tokio::test]
async fn what_the_organizer_typed_cannot_add_a_header() {
    let office = Office::open().await;
    let change =
        "update organizers set name = E'Ada\\r\\nBcc: eve@example.org\\r\\n\\r\\nRead this'";
    office.execute(change, &[]).await;
    let mail = send(&office, "invitation").await;
    let one_line = "Ada Bcc: eve@example.org Read this";
    assert_eq!(mail.bcc(), None);
    assert_eq!(only(mail.from()).0, one_line);
    let subject = format!("{one_line} invites you");
    assert_eq!(mail.subject(), Some(subject.as_str()));
    assert_eq!(office.server.received()[0].recipients, [STRANGER]);
}

#[tokio::test]
async fn a_role_of_a_newer_release_waits_for_it() {
    let office = Office::open().await;
    let mail_id = people::promise(&office, "invitation", "fr").await;
    let newer = "alter table invitations drop constraint invitations_role_check";
    office.client.execute(newer, &[]).await.expect("dropped");
    office
        .execute("update invitations set role = 'janitor'", &[])
        .await;
    assert_eq!(office.deliver(mail_id).await, 500);
    assert_eq!(office.row(mail_id).await.status, "queued");
    assert_eq!(office.server.received().len(), 0);
}
