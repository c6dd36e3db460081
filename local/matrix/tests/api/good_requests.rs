use guichet_access::Role;
use guichet_http::RequestBuilder;
use guichet_matrix::Operation;
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use tokio_postgres::types::ToSql;

use crate::account_secrets::{PASSWORD, code};
use crate::credentials::Caller;
use crate::party::Party;
use crate::world::World;

/// Operations upon codes that are asked for, which nobody's are at first.
const ASK_FOR_CODES: [&str; 2] = ["accounts.me_make_recovery_codes", "accounts.me_remove_totp"];

/// A draft that nobody has ordered anything of, as only another event's orders are there.
const WITHOUT_ORDERS: &str = "
    with spare as (
        insert into events (event_id, organizer_id, slug, category, name, summary, description, currency, payment_methods, created_at)
        select id, organizer_id, 'spare-' || id, category, name, summary, description, currency, payment_methods, created_at
        from events, gen_random_uuid() as id where event_id = $1
        returning event_id
    ), moved as (
        update orders o set event_id = s.event_id from spare s where o.event_id = $1
    )
    update events set status = 'draft' where event_id = $1";

/// A date, a product and a venue that nobody has ordered anything of, as only another's orders are there.
const WITHOUT_LINES_OF_DATE: &str = "
    with spare as (
        insert into occurrences (occurrence_id, event_id, venue_id, number, starts_at, ends_at)
        select gen_random_uuid(), event_id, venue_id, 99, starts_at, ends_at from occurrences where event_id = $1
        returning occurrence_id
    ), moved as (
        update lines l set occurrence_id = s.occurrence_id from spare s, orders o where o.order_id = l.order_id and o.event_id = $1
    )
    update pools p set occurrence_id = s.occurrence_id from spare s where p.event_id = $1";
const WITHOUT_LINES_OF_PRODUCT: &str = "
    with spare as (
        insert into products (product_id, event_id, number, position, name, tax_rate_basis_points)
        select gen_random_uuid(), event_id, 99, 99, name, tax_rate_basis_points from products where event_id = $1
        returning product_id
    ), rate as (
        insert into rates (rate_id, product_id, number, position, name, price)
        select gen_random_uuid(), s.product_id, 1, 1, '{\"fr\": \"Plein\"}', 0 from spare s
        returning rate_id
    )
    update lines l set rate_id = r.rate_id from rate r, orders o where o.order_id = l.order_id and o.event_id = $1";
const WITHOUT_DATES_AT_VENUE: &str = "
    with spare as (
        insert into venues (venue_id, organizer_id, name, address, postal_code, city, country, latitude, longitude, time_zone)
        select gen_random_uuid(), v.organizer_id, v.name, v.address, v.postal_code, v.city, v.country, v.latitude, v.longitude,
            v.time_zone
        from venues v join events e using (organizer_id) where e.event_id = $1
        limit 1
        returning venue_id
    ), moved as (
        update occurrence_series r set venue_id = s.venue_id from spare s where r.event_id = $1
    )
    update occurrences o set venue_id = s.venue_id from spare s where o.event_id = $1";

/// A second product, which has the event's id: there is something to order.
const WITH_ANOTHER_PRODUCT: &str = "
    insert into products (product_id, event_id, number, position, name, tax_rate_basis_points)
    select event_id, event_id, 99, 99, name, tax_rate_basis_points from products where event_id = $1";

/// A note that the caller wrote: a person of this account, or the key of this role.
const WRITTEN_BY_CALLER: &str = "
    update order_notes set actor_kind = case when $2::uuid is null then 'key' else 'person' end, actor_id = coalesce($2, (
        select api_key_id from api_keys
        where organizer_id = $3 and role = $4 and revoked_at is null and expires_at is null and api_key_id <> $5
    ))
    where order_note_id = $1";

/// What takes a file instead of JSON.
const UPLOAD: &str = "images.upload";

/// A grey pixel.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\xdach\0\0\0\x82\0\x81\xdaE\x08;\0\0\0\0IEND\xaeB`\x82";

/// The request with this body, or with a file where the operation takes one.
pub(crate) fn with_body(
    request: RequestBuilder,
    operation: &Operation,
    body: Option<&Value>,
) -> RequestBuilder {
    match body {
        Some(body) => request.json(body),
        None if operation.id == UPLOAD => request.header("content-type", "image/png").body(PNG),
        None => request,
    }
}

/// Makes what an operation is upon, where the caller does not have it already.
pub(crate) async fn prepare(world: &World, operation: &Operation, mine: &Party, caller: Caller) {
    if let Some(account_id) = caller.account_id()
        && ASK_FOR_CODES.contains(&operation.id.as_str())
    {
        world.writer(mine).confirm_telephone(account_id).await;
    }
    if let "sales.notes_change" | "sales.notes_delete" = operation.id.as_str() {
        write_note(world, mine, caller).await;
    }
    let statement = match operation.id.as_str() {
        "backoffice.publication_close_preview" => {
            "update events set preview_hash = sha256('') where event_id = $1"
        }
        "backoffice.publication_publish" | "backoffice.publication_open_preview" => {
            "update events set status = 'draft' where event_id = $1"
        }
        "backoffice.publication_withdraw" => {
            "update orders set status = 'cancelled', placed_at = null where event_id = $1"
        }
        "backoffice.areas_change_rows" | "backoffice.areas_show_rows" => {
            "update pools set numbered = true where event_id = $1"
        }
        "backoffice.events_unarchive" => {
            "update events set archived_at = now() where event_id = $1"
        }
        "backoffice.events_delete" => WITHOUT_ORDERS,
        "backoffice.occurrences_delete" => WITHOUT_LINES_OF_DATE,
        "backoffice.products_delete" => WITHOUT_LINES_OF_PRODUCT,
        "backoffice.products_order" => WITH_ANOTHER_PRODUCT,
        "backoffice.venues_delete" => WITHOUT_DATES_AT_VENUE,
        "backoffice.deletions_restore_of_organizer" => {
            "update deletions set event_id = null where event_id = $1"
        }
        "backoffice.questions_unarchive" => {
            "update questions set archived_at = now() where event_id = $1 and position = 1"
        }
        "backoffice.tax_rates_unarchive" => {
            "update tax_rates t set archived_at = now() from events e
            where e.event_id = $1 and t.organizer_id = e.organizer_id"
        }
        "backoffice.events_restore" => {
            "update events set status = 'draft', deleted_at = now() where event_id = $1"
        }
        _ => return,
    };
    let event_id = mine.sale.event.event_id;
    let prepared = world.client.execute(statement, &[&event_id]).await;
    prepared.expect("it is prepared");
}

/// As if the caller had written it.
async fn write_note(world: &World, mine: &Party, caller: Caller) {
    let (account_id, organizer_id) = (caller.account_id(), mine.organizer_id());
    let role = caller.role().map(Role::as_str);
    let values: [&(dyn ToSql + Sync); 5] = [
        &mine.note_id,
        &account_id,
        &organizer_id,
        &role,
        &mine.people.spare_key_id,
    ];
    let written = world.client.execute(WRITTEN_BY_CALLER, &values).await;
    written.expect("it is theirs");
}

/// What is sent to an operation that is public, so that somebody is signed in by it: the party's owner, or who is made an
/// account by it.
pub(crate) async fn good_visit(world: &World, operation: &Operation, mine: &Party) -> Value {
    let writer = world.writer(mine);
    let link = async |kind, account_id, name| {
        let link = writer.link(kind, account_id, &writer.email(name)).await;
        world.account_secrets.token(link)
    };
    let owner = mine.people.owner().caller.account_id();
    match operation.id.as_str() {
        "accounts.sessions_open" => json!({"email": writer.email("owner"), "password": PASSWORD}),
        "accounts.sessions_open_by_link" => json!({"token": link("sign_in", owner, "owner").await}),
        "accounts.resets_reset" => {
            json!({"token": link("reset", owner, "owner").await, "password": "another horse battery"})
        }
        "accounts.sign_ups_confirm" => json!({"token": link("confirm", None, "newcomer").await}),
        "accounts.invitations_accept" => {
            let invitation = mine.people.invitation_id;
            let token = world.account_secrets.invitation_token(invitation);
            json!({"token": token, "name": "Grace Hopper", "password": PASSWORD})
        }
        other => panic!("good_requests.rs does not say how somebody is signed in by {other}"),
    }
}

/// What is sent to an operation that asks who calls, so that it is done for whoever may.
pub(crate) fn good_body(
    world: &World,
    operation: &Operation,
    mine: &Party,
    caller: Caller,
) -> Option<Value> {
    match operation.id.as_str() {
        "accounts.sessions_end"
        | "accounts.sessions_end_others"
        | "accounts.sessions_end_this"
        | "accounts.members_leave"
        | "accounts.members_remove"
        | "accounts.invitations_mail"
        | "accounts.invitations_revoke"
        | "accounts.me_make_recovery_codes"
        | "accounts.me_offer_totp"
        | "accounts.me_remove_totp"
        | "accounts.api_keys_revoke"
        | "backoffice.codes_delete"
        | "backoffice.deletions_restore_of_event"
        | "backoffice.deletions_restore_of_organizer"
        | "backoffice.occurrences_delete"
        | "backoffice.products_delete"
        | "backoffice.venues_delete"
        | "backoffice.mail_texts_reset"
        | "backoffice.mail_texts_send_example"
        | "backoffice.events_archive"
        | "backoffice.events_delete"
        | "backoffice.events_restore"
        | "backoffice.events_unarchive"
        | "backoffice.publication_close_preview"
        | "backoffice.publication_open_preview"
        | "backoffice.publication_publish"
        | "backoffice.publication_withdraw"
        | "backoffice.questions_archive"
        | "backoffice.questions_delete"
        | "backoffice.questions_unarchive"
        | "backoffice.tax_rates_archive"
        | "backoffice.tax_rates_unarchive"
        | "images.delete"
        | "sales.edits_mail"
        | "sales.notes_delete"
        | UPLOAD => None,
        "accounts.organizers_found" => {
            Some(json!({"name": "Parvis", "email": "billets@parvis.example", "locale": "fr"}))
        }
        "accounts.organizers_change" => Some(json!({"name": "Parvis"})),
        "accounts.organizers_set_bank_account" => {
            Some(json!({"holder": "Parvis", "iban": "FR7630006000011234567890189"}))
        }
        "accounts.members_change" => Some(json!({"role": "accountant", "all_events": true})),
        "accounts.api_keys_make" => Some(json!({"name": "Till", "role": "sales"})),
        "accounts.invitations_invite" => {
            let email = format!("invited@{}.example", mine.organizer_id());
            Some(json!({"email": email, "role": "sales", "all_events": true, "locale": "fr"}))
        }
        "accounts.sessions_step_up" => Some(json!({"password": PASSWORD})),
        "accounts.me_change" => Some(json!({"name": "Grace Hopper"})),
        "accounts.me_change_email" => {
            Some(json!({"email": format!("another@{}.example", mine.organizer_id())}))
        }
        "accounts.me_confirm_email" => {
            let link = mine.people.link_of(caller);
            Some(json!({"token": world.account_secrets.token(link)}))
        }
        "accounts.me_confirm_totp" => Some(json!({"code": code(world.now())})),
        "accounts.me_set_password" => Some(json!({"password": "another horse battery"})),
        _ => good_office_body(world, operation, mine),
    }
}

/// The same, where something is set up to be sold.
fn good_office_body(world: &World, operation: &Operation, mine: &Party) -> Option<Value> {
    match operation.id.as_str() {
        "backoffice.events_create" => {
            Some(json!({"name": {"fr": "Fête"}, "category": "community"}))
        }
        "backoffice.cancellations_cancel_date" | "backoffice.cancellations_cancel_event" => {
            Some(json!({"refund": "all"}))
        }
        "backoffice.events_duplicate" => Some(json!({"first_day": "2027-09-01"})),
        "backoffice.events_change" => Some(json!({"name": {"fr": "Fête au village"}})),
        "backoffice.venues_create" | "backoffice.venues_change" => Some(json!({
            "name": "Salle des fêtes", "city": "Lyon", "country": "FR", "latitude": 45.757, "longitude": 4.832,
            "time_zone": "Europe/Paris",
        })),
        "backoffice.occurrences_create" => Some(json!({
            "venue_id": mine.sale.event.venue_id, "starts": "2027-07-14T21:00", "ends": "2027-07-14T23:00",
        })),
        "backoffice.occurrences_move" => {
            let ends = world.now() + SignedDuration::from_hours(173);
            let ends = ends.to_zoned(TimeZone::UTC).strftime("%Y-%m-%dT%H:%M");
            Some(json!({"ends": ends.to_string()}))
        }
        "backoffice.areas_create" => Some(json!({"name": "Balcon", "capacity": 10})),
        "backoffice.areas_change_pool" => Some(json!({"capacity": 200_000})),
        "backoffice.areas_change_rows" | "backoffice.areas_preview_rows" => {
            Some(json!({"rows": "A-J 1-24"}))
        }
        "backoffice.products_create" | "backoffice.products_change" => Some(json!({
            "kind": "ticket", "name": {"fr": "Entrée"}, "tax_rate_basis_points": 0,
            "rates": [{"name": {"fr": "Plein"}, "price": 1000, "takes": [{"area": "pool"}]}],
        })),
        "backoffice.series_create" | "backoffice.series_change" | "backoffice.series_preview" => {
            Some(json!({
                "venue_id": mine.sale.event.venue_id,
                "series": {
                    "starts_on": "2027-09-01", "times": [{"time": "21:00", "duration_minutes": 120}],
                    "rule": {"frequency": "daily", "count": 3},
                },
            }))
        }
        "backoffice.codes_create" | "backoffice.codes_change" => Some(json!({
            "code": "AMIS", "terms": {"kind": "percentage", "value": 2000},
        })),
        "backoffice.codes_create_batch" => Some(json!({
            "name": "Partenaires", "count": 3, "terms": {"kind": "percentage", "value": 2000},
        })),
        "backoffice.tax_rates_create" => Some(json!({"name": "Spectacles", "basis_points": 550})),
        "backoffice.tax_rates_change" => Some(json!({"name": "Concerts"})),
        "backoffice.mail_texts_change" | "backoffice.mail_texts_preview" => {
            Some(json!({"text": {"fr": "Merci {buyer}\u{a0}!"}}))
        }
        "backoffice.preview_text" => Some(json!({"text": "# Programme"})),
        "backoffice.questions_create" | "backoffice.questions_change" => Some(json!({
            "scope": "order", "kind": "telephone", "label": {"fr": "Téléphone"},
        })),
        "backoffice.questions_order" => {
            Some(json!({"question_ids": [mine.last_question_id, mine.question_id]}))
        }
        "backoffice.products_order" => {
            Some(json!({"product_ids": [mine.sale.event.event_id, mine.sale.product_id]}))
        }
        "sales.edits_attendee" => Some(json!({"name": "Emmy Noether"})),
        "sales.edits_contact" => {
            Some(json!({"name": "Grace Hopper", "email": "grace@example.org"}))
        }
        "sales.notes_create" | "sales.notes_change" => Some(json!({"text": "Rappeler."})),
        "images.change" => Some(json!({"focal_x": 20})),
        "images.event_set" => Some(json!({"image_ids": [mine.image_id]})),
        other => {
            assert!(
                !operation.writes(),
                "good_requests.rs does not say what a good request for {other} is"
            );
            None
        }
    }
}
