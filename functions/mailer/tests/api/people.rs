//! Mails about accounts and invitations, promised as the function that lets people in promises them.

use guichet_account_links::TokenKind;
use guichet_testing::now;
use uuid::Uuid;

use crate::support::Office;

/// Grace has an account, with this address.
pub(crate) const GRACE: &str = "grace@example.org";
/// Nobody has an account with this one.
pub(crate) const STRANGER: &str = "stranger@example.org";

/// Every kind of them.
pub(crate) const KINDS: [&str; 11] = [
    "confirm_sign_up",
    "already_registered",
    "sign_in_link",
    "reset_password",
    "no_account",
    "change_email",
    "email_changed",
    "password_changed",
    "second_factor_added",
    "second_factor_removed",
    "invitation",
];

/// Promises a mail of a kind in a language: to Grace, or to a stranger where nobody has confirmed the address.
pub(crate) async fn promise(office: &Office, kind: &str, locale: &str) -> Uuid {
    let grace = grace(office, locale).await;
    match kind {
        "confirm_sign_up" => link(office, "confirm", STRANGER, locale, None).await,
        "already_registered" => link(office, "confirm", GRACE, locale, None).await,
        "sign_in_link" => link(office, "sign_in", GRACE, locale, None).await,
        "reset_password" => link(office, "reset", GRACE, locale, None).await,
        "no_account" => link(office, "sign_in", STRANGER, locale, None).await,
        "change_email" => link(office, "change_email", STRANGER, locale, Some(grace)).await,
        "invitation" => invitation(office, "sales", locale, grace).await,
        other => notice(office, other, locale, grace).await,
    }
}

/// Invites a stranger to work for the sale's organizer.
pub(crate) async fn invite(office: &Office, role: &str, locale: &str) -> Uuid {
    let grace = grace(office, locale).await;
    invitation(office, role, locale, grace).await
}

/// The token in the link of a mail.
pub(crate) async fn token(office: &Office, mail_id: Uuid) -> Option<String> {
    let query = "select account_link_id, invitation_id from mails where mail_id = $1";
    let row = office.client.query_one(query, &[&mail_id]).await;
    let row = row.expect("the mail");
    let token = |kind, id: Option<Uuid>| id.map(|id| office.app.account_links.text(kind, id));
    token(TokenKind::Account, row.get(0)).or(token(TokenKind::Invitation, row.get(1)))
}

async fn grace(office: &Office, locale: &str) -> Uuid {
    let statement =
        "insert into accounts (account_id, email, email_folded, name, locale, created_at)
        values (gen_random_uuid(), $1, $1, 'Grace Hopper', $2, $3)
        on conflict (email_folded) do update set locale = excluded.locale returning account_id";
    let row = office
        .client
        .query_one(statement, &[&GRACE, &locale, &now()])
        .await;
    row.expect("an account").get(0)
}

async fn link(office: &Office, kind: &str, email: &str, locale: &str, asker: Option<Uuid>) -> Uuid {
    // A stranger says what they are called, in a link that makes an account.
    let statement = "select id, request_account_link(gen_random_uuid(), $1, $2, $2, $3, sha256(''),
            case when $1 = 'confirm' then 'Mallory' end, case when $1 = 'confirm' then '$argon2id$' end,
            $4, id, gen_random_uuid(), $5, null)
        from gen_random_uuid() as id";
    let values: [&(dyn tokio_postgres::types::ToSql + Sync); 5] =
        [&kind, &email, &locale, &asker, &office.clock.now()];
    let row = office.client.query_one(statement, &values).await;
    row.expect("promised").get(0)
}

async fn notice(office: &Office, kind: &str, locale: &str, account_id: Uuid) -> Uuid {
    let statement =
        "select id, queue_account_mail(id, $1, $2, $3, null, null, $4, gen_random_uuid(), $5, null)
        from gen_random_uuid() as id";
    let row = office
        .client
        .query_one(
            statement,
            &[&kind, &locale, &GRACE, &account_id, &office.clock.now()],
        )
        .await;
    row.expect("promised").get(0)
}

async fn invitation(office: &Office, role: &str, locale: &str, inviter: Uuid) -> Uuid {
    let statement = "select id, make_invitation(gen_random_uuid(), $1, $2, $2, $3, true, '{}', $4, $5, id, gen_random_uuid(),
            gen_random_uuid(), $6, null)
        from gen_random_uuid() as id";
    let organizer_id = office.sale.event.organizer_id;
    let join = "insert into memberships (organizer_id, account_id, role, created_at) values ($1, $2, 'owner', $3)
        on conflict do nothing";
    let joined = office
        .client
        .execute(join, &[&organizer_id, &inviter, &now()])
        .await;
    joined.expect("an owner");
    let values: [&(dyn tokio_postgres::types::ToSql + Sync); 6] = [
        &organizer_id,
        &STRANGER,
        &role,
        &locale,
        &inviter,
        &office.clock.now(),
    ];
    let row = office.client.query_one(statement, &values).await;
    row.expect("promised").get(0)
}
