use std::str::FromStr;

use guichet_order::{OrderRecord, OrderStatus, TicketStatus};
use jiff::Timestamp;
use serde::Deserialize;
use serde::de::IntoDeserializer as _;

/// Why a mail is written: the `kind` of its row, in snake case there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// The order is paid and its tickets are issued.
    Tickets,
    /// The order is placed and waits for a transfer.
    PaymentInstructions,
    /// The order was cancelled.
    OrderCancelled,
    /// Nobody paid in time.
    OrderExpired,
    /// The money came when the places had gone, or the order could not be sold any more.
    LatePaymentRefunded,
    /// The event, or a date of the order, was called off.
    DateCancelled,
    /// Money was given back.
    Refunded,
    /// The buyer's address was corrected; this goes to the old one.
    AddressChanged,
    /// Somebody asked for the links of the address's orders, or the address was corrected before there was anything to
    /// send.
    OrderLink,
}

impl FromStr for Occasion {
    type Err = serde::de::value::Error;

    fn from_str(kind: &str) -> Result<Self, Self::Err> {
        Self::deserialize(kind.into_deserializer())
    }
}

impl Occasion {
    /// Those whose letters organizers may add a text to. A letter to an address that was corrected may go to a stranger, and one
    /// with the link of an order says no more than that.
    pub const WITH_TEXT: [Self; 7] = [
        Self::Tickets,
        Self::PaymentInstructions,
        Self::OrderExpired,
        Self::OrderCancelled,
        Self::DateCancelled,
        Self::LatePaymentRefunded,
        Self::Refunded,
    ];

    /// Whether organizers may add a text to it.
    pub fn has_text(self) -> bool {
        Self::WITH_TEXT.contains(&self)
    }

    /// Whether what the mail would say is still so. Between its promise and its sending an order may have been paid,
    /// cancelled or revived, and then another mail tells of that.
    pub fn is_current(self, order: &OrderRecord, now: Timestamp) -> bool {
        let status = order.status.at(now, order.expires_at);
        match self {
            Self::Tickets => order.lines.iter().any(|line| {
                let ticket = line.ticket.as_ref();
                ticket.is_some_and(|ticket| ticket.status == TicketStatus::Valid)
            }),
            Self::PaymentInstructions => status == OrderStatus::Placed,
            Self::OrderExpired => status == OrderStatus::Expired,
            // These do not change any more.
            Self::OrderCancelled
            | Self::LatePaymentRefunded
            | Self::DateCancelled
            | Self::Refunded
            | Self::AddressChanged
            | Self::OrderLink => true,
        }
    }

    /// Whether tickets go with it.
    pub fn has_tickets(self) -> bool {
        self == Self::Tickets
    }

    /// Whether a calendar file goes with it: with tickets, to show their dates, and when they were revoked, to take the
    /// dates out again.
    pub fn has_calendar(self, order: &OrderRecord) -> bool {
        let had_tickets = || order.lines.iter().any(|line| line.ticket.is_some());
        let takes_back = matches!(self, Self::OrderCancelled | Self::DateCancelled);
        self == Self::Tickets || (takes_back && had_tickets())
    }

    /// Whether whoever gets it is to see the order, and what it is for.
    pub fn shows_order(self) -> bool {
        self != Self::AddressChanged
    }

    /// Whether it tells what the order costs in all.
    pub fn has_total(self) -> bool {
        matches!(self, Self::Tickets | Self::PaymentInstructions)
    }
}
