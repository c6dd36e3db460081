use std::collections::BTreeMap;

use guichet_config::{Env, MasterKey};
use guichet_order::{
    Answer, Attendee, CancellationPolicy, Contact, Currency, DetailsInput, EventStatus, Line,
    LineOccurrence, LineStatus, Locale, Money, Order, OrderEvent, OrderLink, OrderRecord,
    OrderSecrets, OrderStatus, Payment, PaymentStatus, Refund, RefundReason, RefundStatus, Text,
    Ticket, TicketStatus, Unsellable,
};
use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;

fn secrets() -> OrderSecrets {
    let env = Env::from_pairs([(
        "GUICHET_KEY",
        "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=",
    )]);
    let master: MasterKey = env.master_key().unwrap();
    OrderSecrets::new(&master)
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn euros(amount: i64) -> Money {
    Money::new(amount, Currency::EUR)
}

fn record() -> OrderRecord {
    let line = |number: i16, starts_at: &str, status| Line {
        line: number,
        occurrence: LineOccurrence {
            id: Uuid::from_u128(3),
            starts_at: at(starts_at),
            ends_at: at("2027-03-13T22:00:00Z"),
            is_cancelled: false,
            time_zone: "Europe/Paris".to_owned(),
            venue_name: "Le Transbordeur".to_owned(),
            city: "Villeurbanne".to_owned(),
        },
        product_id: Uuid::from_u128(4),
        rate_id: Uuid::from_u128(5),
        place_id: None,
        product_name: Text::new("Fosse", "Standing"),
        rate_name: Text::new("Plein tarif", "Full price"),
        place_label: None,
        price: euros(2500),
        full_price: euros(2500),
        tax: euros(51),
        tax_rate_basis_points: 210,
        attendee: Attendee::if_any(
            Some("Anna".to_owned()),
            None,
            BTreeMap::from([(Uuid::from_u128(6), Answer::Boolean(true))]),
        ),
        ticket: Some(Ticket {
            serial: 12,
            status: TicketStatus::Valid,
            token: "token".to_owned(),
        }),
        status,
    };
    OrderRecord {
        id: Uuid::from_u128(1),
        link_number: 0,
        reference: "7K3M9QXA".to_owned(),
        status: OrderStatus::Paid,
        expires_at: None,
        created_at: at("2027-01-01T10:00:00Z"),
        locale: Locale::Fr,
        event: OrderEvent {
            id: Uuid::from_u128(2),
            slug: "zaho".to_owned(),
            name: Text::new("Concert", "Concert"),
        },
        event_status: EventStatus::Published,
        contact: Some(Contact {
            name: "Anna".to_owned(),
            email: "anna@example.org".to_owned(),
        }),
        lines: vec![
            line(1, "2027-03-11T19:00:00Z", LineStatus::Cancelled),
            line(2, "2027-03-13T19:00:00Z", LineStatus::Live),
            line(3, "2027-03-12T19:00:00Z", LineStatus::Live),
        ],
        code: None,
        total: euros(5000),
        tax_total: euros(102),
        discount_total: euros(0),
        answers: BTreeMap::new(),
        questions: Vec::new(),
        payment_methods: vec!["demo".to_owned(), "offline".to_owned()],
        payment: Some(Payment {
            id: Uuid::from_u128(7),
            provider: "demo".to_owned(),
            status: PaymentStatus::Succeeded,
            amount: euros(7500),
            redirect_url: None,
            instructions: None,
            expires_at: at("2027-01-01T10:30:00Z"),
        }),
        refunds: vec![Refund {
            id: Uuid::from_u128(8),
            amount: euros(2500),
            status: RefundStatus::Pending,
            reason: RefundReason::CancelledByOrganizer,
        }],
        cancellation_policy: CancellationPolicy {
            until_hours: Some(48),
            fee_basis_points: 500,
        },
        payment_seconds: 1800,
        was_placed: true,
        version: 1,
    }
}

/// A placed order of the record's lines, of which the live ones start on 12 and 13 March.
fn placed() -> OrderRecord {
    OrderRecord {
        status: OrderStatus::Placed,
        expires_at: Some(at("2028-01-01T00:00:00Z")),
        ..record()
    }
}

fn unsellable(record: OrderRecord, now: &str) -> Option<Unsellable> {
    record.into_order(&secrets(), at(now)).unsellable
}

#[test]
fn an_order_says_why_it_may_not_be_sold_any_more() {
    const NOW: &str = "2027-03-01T00:00:00Z";
    assert_eq!(unsellable(placed(), NOW), None);
    let mut called_off = placed();
    called_off.lines[2].occurrence.is_cancelled = true;
    assert_eq!(
        unsellable(called_off.clone(), NOW),
        Some(Unsellable::DateCancelled)
    );
    called_off.status = OrderStatus::Paid;
    assert_eq!(unsellable(called_off, NOW), None);
    // A line that was taken out of the order is for nobody.
    let mut elsewhere = placed();
    elsewhere.lines[0].occurrence.is_cancelled = true;
    assert_eq!(unsellable(elsewhere, NOW), None);
    let mut withdrawn = placed();
    withdrawn.event_status = EventStatus::Draft;
    assert_eq!(unsellable(withdrawn, NOW), Some(Unsellable::EventWithdrawn));
    let end = "2027-03-13T22:00:00Z";
    assert_eq!(unsellable(placed(), "2027-03-13T21:59:59Z"), None);
    assert_eq!(unsellable(placed(), end), Some(Unsellable::DateOver));
}

#[test]
fn an_order_says_how_it_can_be_paid_in_time() {
    let methods = |record: OrderRecord, now| record.into_order(&secrets(), at(now)).payment_methods;
    assert_eq!(
        methods(placed(), "2027-03-08T19:00:00Z"),
        ["demo", "offline"]
    );
    assert_eq!(methods(placed(), "2027-03-08T19:00:01Z"), ["demo"]);
    assert!(
        methods(record(), "2027-03-01T00:00:00Z").is_empty(),
        "it is paid"
    );
    let mut free = placed();
    free.total = euros(0);
    assert!(methods(free, "2027-03-01T00:00:00Z").is_empty());
}

#[test]
fn an_order_is_shown_as_documented() {
    let order = record().into_order(&secrets(), at("2027-03-01T00:00:00Z"));
    let json = serde_json::to_value(&order).unwrap();
    assert_eq!(json["secret"], secrets().text(OrderLink::first(order.id)));
    assert_eq!(json["status"], "paid");
    assert_eq!(json["expires_at"], json!(null));
    assert_eq!(json["code"], json!(null));
    assert_eq!(json["lines"][0]["status"], "cancelled");
    assert_eq!(
        json["lines"][1]["ticket"],
        json!({"serial": 12, "status": "valid", "token": "token"})
    );
    assert_eq!(
        json["lines"][1]["attendee"],
        json!({"name": "Anna", "email": null, "answers": {Uuid::from_u128(6).to_string(): true}})
    );
    assert_eq!(
        json["lines"][1]["occurrence"]["starts_at"],
        "2027-03-13T19:00:00Z"
    );
    assert_eq!(json["payment"]["redirect_url"], json!(null));
    assert_eq!(json["refunds"][0]["reason"], "cancelled_by_organizer");
    // 48 hours before the first live line, not before the cancelled one.
    assert_eq!(
        json["cancellation"],
        json!({
            "allowed": true,
            "until": "2027-03-10T19:00:00Z",
            "fee": {"amount": 250, "currency": "EUR"},
            "refund": {"amount": 4750, "currency": "EUR"},
        })
    );
    assert_eq!(serde_json::from_value::<Order>(json).unwrap(), order);
}

#[test]
fn an_order_whose_time_has_passed_shows_expired_before_anything_wrote_so() {
    let held = OrderRecord {
        status: OrderStatus::Held,
        expires_at: Some(at("2027-01-01T10:15:00Z")),
        ..record()
    };
    let before = held
        .clone()
        .into_order(&secrets(), at("2027-01-01T10:14:59Z"));
    assert_eq!(
        (before.status, before.expires_at),
        (OrderStatus::Held, held.expires_at)
    );
    let after = held.into_order(&secrets(), at("2027-01-01T10:15:00Z"));
    assert_eq!(after.status, OrderStatus::Expired);
    assert!(!after.cancellation.allowed);
}

#[test]
fn the_schema_of_an_answer_has_every_field_and_that_of_a_request_only_what_must_be_sent() {
    let mut answers = schemars::generate::SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    let order = answers.root_schema_for::<Order>();
    let required = order
        .get("required")
        .and_then(|fields| fields.as_array())
        .unwrap();
    assert_eq!(
        required.len(),
        order
            .get("properties")
            .and_then(|fields| fields.as_object())
            .unwrap()
            .len()
    );
    assert!(
        required.contains(&json!("expires_at")),
        "null, and not left out"
    );

    let mut requests = schemars::generate::SchemaSettings::draft2020_12()
        .for_deserialize()
        .into_generator();
    let details = requests.root_schema_for::<DetailsInput>();
    assert_eq!(details.get("required"), Some(&json!(["contact"])));
    assert_eq!(
        details.pointer("/$defs/ContactInput/required"),
        Some(&json!(["name", "email"]))
    );
}

#[test]
fn an_order_that_awaits_payment_may_be_cancelled_for_nothing_until_its_time_is_over() {
    let expires_at = at("2027-01-01T10:15:00Z");
    let placed = OrderRecord {
        status: OrderStatus::Placed,
        expires_at: Some(expires_at),
        ..record()
    };
    let before = placed
        .clone()
        .into_order(&secrets(), at("2027-01-01T10:14:59Z"))
        .cancellation;
    assert_eq!((before.allowed, before.until), (true, Some(expires_at)));
    assert_eq!((before.fee, before.refund), (euros(0), euros(0)));
    let after = placed.into_order(&secrets(), expires_at);
    assert_eq!(after.status, OrderStatus::Expired);
    assert!(!after.cancellation.allowed);
}

#[test]
fn a_line_is_called_by_its_product_rate_and_place() {
    let mut line = record().lines.remove(0);
    assert_eq!(line.title(Locale::Fr), "Fosse · Plein tarif");
    line.place_label = Some("Balcon, B 12".to_owned());
    assert_eq!(
        line.title(Locale::En),
        "Standing · Full price · Balcon, B 12"
    );
    assert_eq!(line.name(Locale::En), "Standing · Full price");
    line.rate_name = Text::default();
    assert_eq!(line.title(Locale::Fr), "Fosse · Balcon, B 12");
}
