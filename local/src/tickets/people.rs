//! People who work for the demo organizer, so that there is somebody to sign in as.

use guichet_clock::Entropy;
use guichet_passwords::{Hasher, TooManyHashes, check};
use jiff::Timestamp;
use tokio_postgres::Client;

/// For whom they work: one of `demo/2-organizer.sql`.
const ORGANIZER: &str = "cooperative-du-parvis";

/// Somebody of the demo.
struct Person {
    name: &'static str,
    email: &'static str,
    role: &'static str,
    /// Else one event alone.
    sees_all_events: bool,
}

const PEOPLE: [Person; 4] = [
    Person {
        name: "Camille Owner",
        email: "camille@parvis.example",
        role: "owner",
        sees_all_events: true,
    },
    Person {
        name: "Malik Manager",
        email: "malik@parvis.example",
        role: "manager",
        sees_all_events: true,
    },
    Person {
        name: "Sacha Sales",
        email: "sacha@parvis.example",
        role: "sales",
        sees_all_events: true,
    },
    Person {
        name: "Gaëlle Gate",
        email: "gaelle@parvis.example",
        role: "gate",
        sees_all_events: false,
    },
];

/// How somebody of the demo signs in.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct DemoSignIn {
    pub(crate) role: &'static str,
    pub(crate) email: &'static str,
    pub(crate) password: String,
}

/// Why there are no people.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PeopleError {
    /// The database fails.
    #[error("the demo's people: {0}")]
    Database(#[from] tokio_postgres::Error),
    /// The machine is very busy.
    #[error("the demo's people: {0}")]
    Busy(#[from] TooManyHashes),
    /// One of [`PEOPLE`] has a password that may not be chosen.
    #[error("a password must be {0}")]
    Password(&'static str),
}

/// Whether the demo organizer is there and nobody works for it: also in a database from before there were people.
pub(crate) async fn is_needed(client: &Client) -> Result<bool, PeopleError> {
    let row = client
        .query_one(
            "select exists (
                select from organizers o where o.slug = $1
                    and not exists (select from memberships m where m.organizer_id = o.organizer_id)
            )",
            &[&ORGANIZER],
        )
        .await?;
    Ok(row.get(0))
}

/// Makes them, all or none, with passwords that are known here alone.
pub(crate) async fn make(
    client: &mut Client,
    entropy: &Entropy,
    now: Timestamp,
) -> Result<Vec<DemoSignIn>, PeopleError> {
    let hasher = Hasher::new(entropy.clone());
    let mut sign_ins = Vec::new();
    let transaction = client.transaction().await?;
    for person in &PEOPLE {
        let password = new_password(entropy);
        let hash = hasher
            .hash(check(&password).map_err(PeopleError::Password)?)
            .await?;
        // Ids as those of demo/1-tools.sql: alike on each machine.
        transaction
            .execute(
                "with made as (
                    insert into accounts (account_id, email, email_folded, name, locale, password_hash, created_at)
                    values (overlay(overlay(md5('guichet demo ' || $1) placing '8' from 13) placing 'a' from 17)::uuid,
                        $1, $1, $2, 'fr', $3, $4)
                    returning account_id
                ), joined as (
                    insert into memberships (organizer_id, account_id, role, all_events, created_at)
                    select o.organizer_id, a.account_id, $5, $6, $4 from made a, organizers o where o.slug = $7
                    returning organizer_id, account_id, role, all_events
                )
                insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, action, subject_kind, subject_id,
                    difference, created_at)
                select gen_random_uuid(), organizer_id, organizer_id, 'operator', 'member.joined', 'account', account_id,
                    jsonb_build_object('role', role), $4
                from joined",
                &[
                    &person.email,
                    &person.name,
                    &hash,
                    &now,
                    &person.role,
                    &person.sees_all_events,
                    &ORGANIZER,
                ],
            )
            .await?;
        sign_ins.push(DemoSignIn {
            role: person.role,
            email: person.email,
            password,
        });
    }
    transaction
        .execute(
            "insert into membership_events (organizer_id, account_id, event_id)
            select m.organizer_id, m.account_id, e.event_id
            from memberships m
            cross join lateral (
                select event_id from events e where e.organizer_id = m.organizer_id order by created_at, slug limit 1
            ) as e
            where not m.all_events",
            &[],
        )
        .await?;
    transaction.commit().await?;
    Ok(sign_ins)
}

/// What is told once: where, and as whom.
pub(crate) fn told(sign_ins: &[DemoSignIn], public_url: &str) -> Vec<String> {
    let first = format!(
        "Back office    {public_url}/backoffice   (told this once; later ask there for a link and read it at /mail)"
    );
    let each = sign_ins.iter().map(|sign_in| {
        let DemoSignIn {
            role,
            email,
            password,
        } = sign_in;
        format!("  {role:<12} {email:<24} {password}")
    });
    std::iter::once(first).chain(each).collect()
}

/// Four groups of four hexadecimal digits, none of which is mistaken for another.
fn new_password(entropy: &Entropy) -> String {
    let groups: [u8; 8] = entropy.bytes();
    let groups = groups.as_chunks::<2>().0.iter();
    let groups = groups.map(|[high, low]| format!("{high:02x}{low:02x}"));
    groups.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use guichet_testing::{TestDatabase, check_invariants, entropy, now};

    use super::*;
    use crate::tickets::seed;

    async fn demo() -> (TestDatabase, Client) {
        let test = TestDatabase::create().await;
        let mut client = test.client().await;
        assert!(
            !is_needed(&client).await.expect("an answer"),
            "no organizer yet"
        );
        seed::run(&mut client).await.expect("demo data");
        (test, client)
    }

    #[tokio::test]
    async fn four_people_of_four_roles_can_sign_in() {
        let (test, mut client) = demo().await;
        let sign_ins = make(&mut client, &entropy(), now()).await.expect("people");
        let roles: Vec<_> = sign_ins.iter().map(|sign_in| sign_in.role).collect();
        assert_eq!(roles, ["owner", "manager", "sales", "gate"]);
        let hasher = Hasher::new(entropy());
        for sign_in in &sign_ins {
            let row = client
                .query_one(
                    "select a.password_hash, m.role,
                        (select count(*) from membership_events v where v.account_id = a.account_id) as events
                    from accounts a join memberships m using (account_id) where a.email_folded = $1",
                    &[&sign_in.email],
                )
                .await
                .expect("a member");
            let hash: String = row.get(0);
            let is_right = hasher.verify(&sign_in.password, Some(&hash)).await;
            assert_eq!(is_right, Ok(true), "{}", sign_in.email);
            assert_eq!(row.get::<_, String>(1), sign_in.role);
            assert_eq!(row.get::<_, i64>(2), i64::from(sign_in.role == "gate"));
        }
        check_invariants(&test).await;
    }

    #[tokio::test]
    async fn a_second_start_makes_nobody() {
        let (_test, mut client) = demo().await;
        assert!(
            is_needed(&client).await.expect("an answer"),
            "a database from before gets its people"
        );
        make(&mut client, &entropy(), now()).await.expect("people");
        assert!(!is_needed(&client).await.expect("an answer"));
    }

    #[test]
    fn each_is_told_where_and_with_what() {
        let sign_ins = [DemoSignIn {
            role: "owner",
            email: "camille@parvis.example",
            password: "9f2c-a0d1-7ea3-b54d".to_owned(),
        }];
        assert_eq!(
            told(&sign_ins, "http://localhost:8080"),
            [
                "Back office    http://localhost:8080/backoffice   (told this once; later ask there for a link and read it at /mail)",
                "  owner        camille@parvis.example   9f2c-a0d1-7ea3-b54d",
            ]
        );
    }
}
