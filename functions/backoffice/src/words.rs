//! The words of the database as types. Each is written there as in JSON.

use guichet_audit::Action;
use guichet_words::words;

words! {
    /// Whether a date takes place.
    pub(crate) OccurrenceStatus {
        /// It does.
        Scheduled = "scheduled",
        /// It was called off.
        Cancelled = "cancelled",
    }

    /// Which of the two moments is meant that a local time may be when clocks change.
    pub(crate) Moment {
        /// The earlier.
        Earlier = "earlier",
        /// The later.
        Later = "later",
    }

    /// What a code does.
    pub(crate) CodeKind {
        /// Takes a part off the price.
        Percentage = "percentage",
        /// Takes a sum off the price.
        Fixed = "fixed",
        /// Shows and sells rates that need a code.
        Unlock = "unlock",
    }

    /// What a sale needs and is not there.
    pub(crate) Missing {
        /// A date that takes place and is not over.
        ComingDate = "coming_date",
        /// A capacity with room.
        Capacity = "capacity",
        /// A ticket with a rate.
        Ticket = "ticket",
        /// A rate whose sale is not over, of a capacity with room at a coming date.
        SellableRate = "sellable_rate",
        /// A way to pay, as something costs money.
        PaymentMethod = "payment_method",
        /// The account that transfers go to.
        BankAccount = "bank_account",
    }

    /// What buyers are told of what is left.
    pub(crate) AvailabilityShown {
        /// The number.
        Exact = "exact",
        /// That few are left.
        FewLeft = "few_left",
        /// Whether there is any.
        Hidden = "hidden",
    }

    /// How an order can be paid.
    pub(crate) PaymentMethod {
        /// A button that pays, for trying out.
        Demo = "demo",
        /// By bank transfer.
        Offline = "offline",
    }

    /// A mail that buyers get, to which a text can be added.
    pub(crate) MailKind {
        /// The order is paid: the tickets.
        Tickets = "tickets",
        /// How to pay by bank transfer.
        PaymentInstructions = "payment_instructions",
        /// Nobody paid in time.
        OrderExpired = "order_expired",
        /// The order was cancelled.
        OrderCancelled = "order_cancelled",
        /// The event, or a date of the order, was called off.
        DateCancelled = "date_cancelled",
        /// Money came too late, and goes back.
        LatePaymentRefunded = "late_payment_refunded",
        /// Money was given back.
        Refunded = "refunded",
    }

    /// What goes back to those who have paid for what is called off.
    pub(crate) RefundChoice {
        /// Whatever they have paid for it.
        All = "all",
        /// Nothing.
        None = "none",
    }

    /// What can be deleted and restored.
    pub(crate) DeletedKind {
        /// Where dates take place.
        Venue = "venue",
        /// A date.
        Occurrence = "occurrence",
        /// A ticket or add-on.
        Product = "product",
        /// A code.
        Code = "code",
    }
}

impl RefundChoice {
    /// As the database has it.
    pub(crate) fn of(refunds: bool) -> Self {
        if refunds { Self::All } else { Self::None }
    }
}

impl DeletedKind {
    /// That it was deleted.
    pub(crate) fn deleted(self) -> Action {
        match self {
            Self::Venue => Action::VenueDeleted,
            Self::Occurrence => Action::OccurrenceDeleted,
            Self::Product => Action::ProductDeleted,
            Self::Code => Action::CodeDeleted,
        }
    }

    /// That it is there again.
    pub(crate) fn restored(self) -> Action {
        match self {
            Self::Venue => Action::VenueRestored,
            Self::Occurrence => Action::OccurrenceRestored,
            Self::Product => Action::ProductRestored,
            Self::Code => Action::CodeRestored,
        }
    }
}
