//! The words of the database as types. Each is written there as in JSON.

use guichet_audit::Action;
use guichet_http::Problem;
use schemars::JsonSchema;
use serde::de::IntoDeserializer as _;
use serde::de::value::{Error, StrDeserializer};
use serde::{Deserialize, Serialize};

/// What stands for a word.
pub(crate) trait Word: Copy {
    /// The word.
    fn as_str(self) -> &'static str;
}

/// An enum whose words are the same in JSON and in the database.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal,)+ })+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
            pub(crate) enum $name {
                $($(#[$of])* #[serde(rename = $word)] $variant,)+
            }

            impl Word for $name {
                fn as_str(self) -> &'static str {
                    match self {
                        $(Self::$variant => $word,)+
                    }
                }
            }
        )+
    };
}

words! {
    /// What kind of event it is.
    Category {
        /// Music of any kind.
        Concert = "concert",
        /// Anything played on a stage.
        Theatre = "theatre",
        /// Several days, several stages.
        Festival = "festival",
        /// Talks and workshops.
        Conference = "conference",
        /// Matches and races.
        Sport = "sport",
        /// Meetings, fêtes, what neighbours do.
        Community = "community",
        /// Things to look at.
        Exhibition = "exhibition",
        /// Everything else.
        Other = "other",
    }

    /// Where an event is in its life.
    EventStatus {
        /// Only its organizer sees it.
        Draft = "draft",
        /// The public sees it.
        Published = "published",
        /// The public sees that it is called off.
        Cancelled = "cancelled",
    }

    /// Whether a date takes place.
    OccurrenceStatus {
        /// It does.
        Scheduled = "scheduled",
        /// It was called off.
        Cancelled = "cancelled",
    }

    /// Which of the two moments is meant that a local time may be when clocks change.
    Moment {
        /// The earlier.
        Earlier = "earlier",
        /// The later.
        Later = "later",
    }

    /// What a code does.
    CodeKind {
        /// Takes a part off the price.
        Percentage = "percentage",
        /// Takes a sum off the price.
        Fixed = "fixed",
        /// Shows and sells rates that need a code.
        Unlock = "unlock",
    }

    /// What a sale needs and is not there.
    Missing {
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
    AvailabilityShown {
        /// The number.
        Exact = "exact",
        /// That few are left.
        FewLeft = "few_left",
        /// Whether there is any.
        Hidden = "hidden",
    }

    /// How an order can be paid.
    PaymentMethod {
        /// A button that pays, for trying out.
        Demo = "demo",
        /// By bank transfer.
        Offline = "offline",
    }

    /// A mail that buyers get, to which a text can be added.
    MailKind {
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
    RefundChoice {
        /// Whatever they have paid for it.
        All = "all",
        /// Nothing.
        None = "none",
    }

    /// What can be deleted and restored.
    DeletedKind {
        /// Where dates take place.
        Venue = "venue",
        /// A date.
        Occurrence = "occurrence",
        /// A ticket or add-on.
        Product = "product",
        /// A code.
        Code = "code",
    }

    /// A ticket, or something bought beside one.
    ProductKind {
        /// Lets somebody in.
        Ticket = "ticket",
        /// Parking, a meal, a thing.
        Addon = "addon",
    }

    /// Who says what a rate costs.
    PriceKind {
        /// The organizer.
        Fixed = "fixed",
        /// The buyer, from the price upwards.
        FreeChoice = "free_choice",
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

/// The type that a word of the database stands for. A word that is none is our mistake.
pub(crate) fn word<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, Problem> {
    let deserializer: StrDeserializer<'_, Error> = text.into_deserializer();
    T::deserialize(deserializer).map_err(Problem::internal)
}
