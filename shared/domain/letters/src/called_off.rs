use guichet_order::{Line, OrderRecord, OrderStatus, TicketStatus};
use uuid::Uuid;

/// What was called off, where a letter tells of that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalledOff {
    /// The dates.
    pub occurrence_ids: Vec<Uuid>,
    /// Whether they are all that the event has.
    pub is_whole_event: bool,
    /// Whether what was paid for them goes back.
    pub refunds: bool,
}

impl CalledOff {
    /// Whether the line is for one of the dates.
    pub(crate) fn concerns(&self, line: &Line) -> bool {
        self.occurrence_ids.contains(&line.occurrence.id)
    }
}

/// What the words about it speak of.
pub(crate) struct CalledOffFacts {
    pub(crate) extent: Extent,
    /// Whether the order is for other dates too, and stays.
    pub(crate) goes_on: bool,
    /// Whether there were tickets.
    pub(crate) were_tickets: bool,
    /// Whether what was paid stays with the organizer.
    pub(crate) nothing_back: bool,
}

/// How much of what the buyer had chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The only date of the order.
    OnlyDate,
    /// One of the order's dates.
    OneDate,
    /// All that there was.
    WholeEvent,
}

impl CalledOffFacts {
    pub(crate) fn of(
        called_off: Option<&CalledOff>,
        order: &OrderRecord,
        has_several_dates: bool,
    ) -> Self {
        let is_told = |line: &&Line| called_off.is_none_or(|called_off| called_off.concerns(line));
        let told: Vec<&Line> = order.lines.iter().filter(is_told).collect();
        let is_revoked = |line: &&Line| {
            let ticket = line.ticket.as_ref();
            ticket.is_some_and(|ticket| ticket.status == TicketStatus::Revoked)
        };
        let keeps = called_off.is_some_and(|called_off| !called_off.refunds);
        Self {
            extent: match called_off {
                Some(called_off) if called_off.is_whole_event => Extent::WholeEvent,
                _ if has_several_dates => Extent::OneDate,
                _ => Extent::OnlyDate,
            },
            goes_on: called_off.is_some() && order.status == OrderStatus::Paid,
            were_tickets: told.iter().any(is_revoked),
            nothing_back: keeps && told.iter().any(|line| line.price.amount > 0),
        }
    }
}
