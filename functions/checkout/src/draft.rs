//! An order before it exists: what is asked of the stock, and what the buyer will be told if that goes well.

use guichet_http::Problem;
use guichet_money::{Currency, Money};
use guichet_offer::{
    Cart, CodeShortage, EventTerms, LineStock, PricedLine, Shortage, figure, name_unavailable,
};
use guichet_order::{
    Answers, EventStatus, Line, LineOccurrence, LineStatus, Locale, Order, OrderEvent, OrderRecord,
    OrderSecrets, OrderStatus,
};
use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;

use crate::problems;
use crate::seller::{HoldLine, HoldRequest};

/// What distinguishes an order from others with the same lines.
#[derive(Debug, Clone)]
pub(crate) struct Identity {
    pub(crate) order_id: Uuid,
    pub(crate) reference: String,
    pub(crate) locale: Locale,
    pub(crate) created_at: Timestamp,
    pub(crate) expires_at: Timestamp,
}

/// An order, ready to be made.
#[derive(Debug)]
pub(crate) struct Draft {
    /// What to ask of the stock.
    pub(crate) request: HoldRequest,
    /// What the buyer is told when it is held.
    pub(crate) order: Order,
}

impl Draft {
    /// From a cart, priced at `identity.created_at`.
    pub(crate) fn new(
        event: &EventTerms,
        cart: &Cart<'_>,
        identity: &Identity,
        secrets: &OrderSecrets,
    ) -> Self {
        Self {
            request: request(event, cart, identity),
            order: order(event, cart, identity, secrets),
        }
    }
}

impl HoldRequest {
    /// Why it cannot be met, when the stock is short.
    pub(crate) fn unavailable(&self, shortage: &Shortage) -> Problem {
        match shortage.only_of_code(self.code_pool_id, self.budget_pool_id) {
            Some(CodeShortage::Uses(free)) => {
                return problems::code_used_up(figure(free, self.shows_figures));
            }
            Some(CodeShortage::Budget(left)) => {
                return problems::code_budget_used_up(left, &self.currency);
            }
            None => {}
        }
        let stock = |line: &HoldLine| LineStock {
            occurrence_id: line.occurrence_id,
            rate_id: line.rate_id,
            stock: line.stock.clone(),
        };
        let lines: Vec<LineStock> = self.lines.iter().map(stock).collect();
        problems::not_available(&name_unavailable(&lines, shortage, self.shows_figures))
    }
}

fn request(event: &EventTerms, cart: &Cart<'_>, identity: &Identity) -> HoldRequest {
    HoldRequest {
        order_id: identity.order_id,
        event_id: event.event_id,
        offer_version: event.offer_version,
        reference: identity.reference.clone(),
        locale: identity.locale.as_str(),
        currency: cart.total.currency.to_string(),
        total: cart.total.amount,
        tax_total: cart.tax_total.amount,
        discount_total: cart.discount_total.amount,
        code_id: cart.code.map(|code| code.id),
        created_at: identity.created_at,
        expires_at: identity.expires_at,
        lines: cart
            .lines
            .iter()
            .zip(1..)
            .map(|(line, position)| hold_line(line, position))
            .collect(),
        keyed: None,
        code_pool_id: cart.code.and_then(|code| code.pool_id),
        budget_pool_id: cart.code.and_then(|code| code.budget_pool_id),
        shows_figures: event.shows_figures,
    }
}

fn order(
    event: &EventTerms,
    cart: &Cart<'_>,
    identity: &Identity,
    secrets: &OrderSecrets,
) -> Order {
    let record = OrderRecord {
        link_number: 0,
        id: identity.order_id,
        reference: identity.reference.clone(),
        status: OrderStatus::Held,
        expires_at: Some(identity.expires_at),
        created_at: identity.created_at,
        locale: identity.locale,
        event: OrderEvent {
            id: event.event_id,
            slug: event.slug.clone(),
            name: event.name.clone(),
        },
        // Only what is announced, and takes place, has just been priced.
        event_status: EventStatus::Published,
        contact: None,
        lines: cart
            .lines
            .iter()
            .zip(1..)
            .map(|(line, position)| order_line(line, position, cart.total.currency))
            .collect(),
        code: cart.code.map(|code| code.text.clone()),
        total: cart.total,
        tax_total: cart.tax_total,
        discount_total: cart.discount_total,
        answers: Answers::new(),
        questions: event.questions.clone(),
        payment_methods: event.payment_methods.clone(),
        payment: None,
        refunds: Vec::new(),
        cancellation_policy: event.cancellation_policy,
        // What is asked of an order that exists, and not shown.
        payment_seconds: 0,
        was_placed: false,
        version: 0,
    };
    record.into_order(secrets, identity.created_at)
}

fn hold_line(line: &PricedLine<'_>, position: i16) -> HoldLine {
    let rate = line.rate;
    HoldLine {
        position,
        occurrence_id: line.occurrence.id,
        rate_id: rate.id,
        place_id: line.place.map(|(place_id, _)| place_id),
        description: json!({
            "product_name": rate.product_name,
            "rate_name": rate.name,
            "place_label": line.place.map(|(_, place)| &place.label),
        }),
        stock: line.stock.clone(),
        full_price: line.full_price,
        price: line.price,
        tax: line.tax,
        tax_rate_basis_points: rate.tax_rate_basis_points,
    }
}

fn order_line(line: &PricedLine<'_>, position: i16, currency: Currency) -> Line {
    let money = |amount| Money::new(amount, currency);
    let (occurrence, rate) = (line.occurrence, line.rate);
    Line {
        line: position,
        occurrence: LineOccurrence {
            id: occurrence.id,
            starts_at: occurrence.starts_at,
            ends_at: occurrence.ends_at,
            is_cancelled: occurrence.cancelled,
            time_zone: occurrence.time_zone.clone(),
            venue_name: occurrence.venue_name.clone(),
            city: occurrence.city.clone(),
        },
        product_id: rate.product_id,
        rate_id: rate.id,
        place_id: line.place.map(|(place_id, _)| place_id),
        product_name: rate.product_name.clone(),
        rate_name: rate.name.clone(),
        place_label: line.place.map(|(_, place)| place.label.to_string()),
        price: money(line.price),
        full_price: money(line.full_price),
        tax: money(line.tax),
        tax_rate_basis_points: rate.tax_rate_basis_points,
        attendee: None,
        ticket: None,
        status: LineStatus::Live,
    }
}
