use guichet_access::Right;
use serde_json::{Value, json};

use self::Access::{Account, OrderSecret, Organizer, ProviderSignature, Public};

/// What somebody needs for an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Nothing, and why.
    Public(&'static str),
    /// The secret of an order's link, which stands in the path. Who has it is the buyer, whoever they are.
    OrderSecret,
    /// The signature of a payment provider over the body.
    ProviderSignature,
    /// A person who is signed in, for what is their own.
    Account {
        /// Whether password or code must have been given a moment ago.
        step_up: bool,
    },
    /// This right at the organizer that stands in the path.
    Organizer(Right),
}

impl Access {
    /// What the document says of an operation that asks for this (`x-access`): nothing, where it does not ask who calls.
    pub fn documented(self) -> Option<Value> {
        match self {
            Public(_) | OrderSecret | ProviderSignature => None,
            Account { step_up } => Some(json!({"account": {"step_up": step_up}})),
            Organizer(right) => Some(json!({"organizer": right})),
        }
    }
}

/// Signed in, for what is their own.
const ACCOUNT: Access = Account { step_up: false };

/// The same, after password or code were given once more.
const STEPPED_UP: Access = Account { step_up: true };

/// Every operation of every function. Whoever adds one says here who may call it.
pub const TABLE: &[(&str, Access)] = &[
    ("accounts.api_keys_list", Organizer(Right::SeeKeys)),
    ("accounts.api_keys_make", Organizer(Right::ManageKeys)),
    ("accounts.api_keys_revoke", Organizer(Right::ManageKeys)),
    ("accounts.audit_check", Organizer(Right::SeeAudit)),
    ("accounts.audit_list", Organizer(Right::SeeAudit)),
    (
        "accounts.invitations_accept",
        Public(
            "asks for a mailed invitation, and for the account of its address where there is one",
        ),
    ),
    (
        "accounts.invitations_invite",
        Organizer(Right::ManageMembers),
    ),
    ("accounts.invitations_list", Organizer(Right::SeeMembers)),
    ("accounts.invitations_mail", Organizer(Right::ManageMembers)),
    (
        "accounts.invitations_revoke",
        Organizer(Right::ManageMembers),
    ),
    (
        "accounts.invitations_show",
        Public("asks for a mailed invitation"),
    ),
    (
        "accounts.links_request",
        Public("mails a link to whoever has the address"),
    ),
    ("accounts.me_audit", ACCOUNT),
    ("accounts.me_change", ACCOUNT),
    ("accounts.me_change_email", STEPPED_UP),
    ("accounts.me_confirm_email", ACCOUNT),
    ("accounts.me_confirm_totp", STEPPED_UP),
    ("accounts.me_make_recovery_codes", STEPPED_UP),
    ("accounts.me_offer_totp", STEPPED_UP),
    ("accounts.me_remove_totp", STEPPED_UP),
    ("accounts.me_set_password", STEPPED_UP),
    ("accounts.members_change", Organizer(Right::ManageMembers)),
    ("accounts.members_leave", Organizer(Right::Leave)),
    ("accounts.members_list", Organizer(Right::SeeMembers)),
    ("accounts.members_remove", Organizer(Right::ManageMembers)),
    (
        "accounts.organizers_change",
        Organizer(Right::EditOrganizer),
    ),
    ("accounts.organizers_found", ACCOUNT),
    (
        "accounts.organizers_set_bank_account",
        Organizer(Right::EditBankAccount),
    ),
    ("accounts.organizers_show", Organizer(Right::SeeOrganizer)),
    ("accounts.resets_reset", Public("asks for a mailed link")),
    ("accounts.sessions_end", ACCOUNT),
    ("accounts.sessions_end_others", ACCOUNT),
    ("accounts.sessions_end_this", ACCOUNT),
    ("accounts.sessions_list", ACCOUNT),
    ("accounts.sessions_open", Public("asks for the password")),
    (
        "accounts.sessions_open_by_link",
        Public("asks for a mailed link"),
    ),
    ("accounts.sessions_show", ACCOUNT),
    ("accounts.sessions_step_up", ACCOUNT),
    (
        "accounts.sign_ups_confirm",
        Public("asks for a mailed link"),
    ),
    ("accounts.sign_ups_request", Public("anybody signs up")),
    ("backoffice.areas_change_pool", Organizer(Right::EditEvents)),
    ("backoffice.areas_change_rows", Organizer(Right::EditEvents)),
    ("backoffice.areas_create", Organizer(Right::EditEvents)),
    ("backoffice.areas_list_pools", Organizer(Right::SeeEvents)),
    (
        "backoffice.areas_preview_rows",
        Organizer(Right::EditEvents),
    ),
    ("backoffice.areas_show_rows", Organizer(Right::SeeEvents)),
    (
        "backoffice.cancellations_cancel_date",
        Organizer(Right::CancelEvents),
    ),
    (
        "backoffice.cancellations_cancel_event",
        Organizer(Right::CancelEvents),
    ),
    ("backoffice.cancellations_list", Organizer(Right::SeeEvents)),
    (
        "backoffice.cancellations_preview_date",
        Organizer(Right::SeeEvents),
    ),
    (
        "backoffice.cancellations_preview_event",
        Organizer(Right::SeeEvents),
    ),
    ("backoffice.codes_batch_file", Organizer(Right::SeeCodes)),
    ("backoffice.codes_change", Organizer(Right::EditEvents)),
    ("backoffice.codes_create", Organizer(Right::EditEvents)),
    (
        "backoffice.codes_create_batch",
        Organizer(Right::EditEvents),
    ),
    ("backoffice.codes_delete", Organizer(Right::EditEvents)),
    ("backoffice.codes_list", Organizer(Right::SeeCodes)),
    (
        "backoffice.deletions_list_of_event",
        Organizer(Right::EditEvents),
    ),
    (
        "backoffice.deletions_list_of_organizer",
        Organizer(Right::EditEvents),
    ),
    (
        "backoffice.deletions_restore_of_event",
        Organizer(Right::EditEvents),
    ),
    (
        "backoffice.deletions_restore_of_organizer",
        Organizer(Right::EditEvents),
    ),
    ("backoffice.events_archive", Organizer(Right::EditEvents)),
    ("backoffice.events_change", Organizer(Right::EditEvents)),
    ("backoffice.events_create", Organizer(Right::EditEvents)),
    ("backoffice.events_delete", Organizer(Right::EditEvents)),
    ("backoffice.events_duplicate", Organizer(Right::EditEvents)),
    ("backoffice.events_list", Organizer(Right::SeeEvents)),
    ("backoffice.events_restore", Organizer(Right::EditEvents)),
    ("backoffice.events_show", Organizer(Right::SeeEvents)),
    ("backoffice.events_unarchive", Organizer(Right::EditEvents)),
    ("backoffice.mail_texts_change", Organizer(Right::EditEvents)),
    ("backoffice.mail_texts_list", Organizer(Right::SeeEvents)),
    (
        "backoffice.mail_texts_preview",
        Organizer(Right::EditEvents),
    ),
    ("backoffice.mail_texts_reset", Organizer(Right::EditEvents)),
    (
        "backoffice.mail_texts_send_example",
        Organizer(Right::EditEvents),
    ),
    (
        "backoffice.occurrences_create",
        Organizer(Right::EditEvents),
    ),
    (
        "backoffice.occurrences_delete",
        Organizer(Right::EditEvents),
    ),
    ("backoffice.occurrences_list", Organizer(Right::SeeEvents)),
    ("backoffice.occurrences_move", Organizer(Right::EditEvents)),
    ("backoffice.preview_text", Organizer(Right::EditEvents)),
    ("backoffice.products_change", Organizer(Right::EditEvents)),
    ("backoffice.products_create", Organizer(Right::EditEvents)),
    ("backoffice.products_delete", Organizer(Right::EditEvents)),
    ("backoffice.products_order", Organizer(Right::EditEvents)),
    (
        "backoffice.publication_check_sale",
        Organizer(Right::SeeEvents),
    ),
    (
        "backoffice.publication_checklist",
        Organizer(Right::SeeEvents),
    ),
    (
        "backoffice.publication_close_preview",
        Organizer(Right::EditEvents),
    ),
    (
        "backoffice.publication_open_preview",
        Organizer(Right::EditEvents),
    ),
    (
        "backoffice.publication_publish",
        Organizer(Right::PublishEvents),
    ),
    (
        "backoffice.publication_withdraw",
        Organizer(Right::PublishEvents),
    ),
    ("backoffice.questions_archive", Organizer(Right::EditEvents)),
    ("backoffice.questions_change", Organizer(Right::EditEvents)),
    ("backoffice.questions_create", Organizer(Right::EditEvents)),
    ("backoffice.questions_delete", Organizer(Right::EditEvents)),
    ("backoffice.questions_list", Organizer(Right::SeeEvents)),
    ("backoffice.questions_order", Organizer(Right::EditEvents)),
    (
        "backoffice.questions_unarchive",
        Organizer(Right::EditEvents),
    ),
    ("backoffice.series_change", Organizer(Right::EditEvents)),
    ("backoffice.series_create", Organizer(Right::EditEvents)),
    ("backoffice.series_list", Organizer(Right::SeeEvents)),
    ("backoffice.series_preview", Organizer(Right::EditEvents)),
    (
        "backoffice.tax_rates_archive",
        Organizer(Right::EditTaxRates),
    ),
    (
        "backoffice.tax_rates_change",
        Organizer(Right::EditTaxRates),
    ),
    (
        "backoffice.tax_rates_create",
        Organizer(Right::EditTaxRates),
    ),
    ("backoffice.tax_rates_list", Organizer(Right::SeeEvents)),
    ("backoffice.tax_rates_propose", Organizer(Right::SeeEvents)),
    (
        "backoffice.tax_rates_unarchive",
        Organizer(Right::EditTaxRates),
    ),
    ("backoffice.venues_change", Organizer(Right::EditEvents)),
    ("backoffice.venues_create", Organizer(Right::EditEvents)),
    ("backoffice.venues_delete", Organizer(Right::EditEvents)),
    ("backoffice.venues_list", Organizer(Right::SeeEvents)),
    ("backoffice.venues_show", Organizer(Right::SeeEvents)),
    ("catalog.event_calendar", Public("what is published")),
    ("catalog.find_event", Public("what is published")),
    ("catalog.find_organizer", Public("who sells")),
    ("catalog.list_events", Public("what is published")),
    ("catalog.list_organizer_events", Public("what is published")),
    ("catalog.occurrence_calendar", Public("what is published")),
    ("catalog.show_availability", Public("what is published")),
    ("catalog.show_operator", Public("who runs the site")),
    ("catalog.show_places", Public("what is published")),
    ("catalog.structured_data", Public("what is published")),
    ("checkout.orders_change_items", OrderSecret),
    ("checkout.orders_create", Public("anybody buys")),
    ("checkout.orders_fill_in", OrderSecret),
    ("checkout.orders_give_up", OrderSecret),
    ("checkout.orders_place", OrderSecret),
    ("checkout.orders_show", OrderSecret),
    ("images.change", Organizer(Right::EditEvents)),
    ("images.cover", Public("what is published")),
    ("images.delete", Organizer(Right::EditEvents)),
    ("images.event_list", Organizer(Right::SeeEvents)),
    ("images.event_set", Organizer(Right::EditEvents)),
    ("images.list", Organizer(Right::SeeEvents)),
    ("images.show", Organizer(Right::SeeEvents)),
    ("images.upload", Organizer(Right::EditEvents)),
    ("orders.calendar", OrderSecret),
    ("orders.cancel", OrderSecret),
    ("orders.correct", OrderSecret),
    ("orders.find", OrderSecret),
    (
        "orders.links",
        Public("writes to an address what is its own, and answers everybody alike"),
    ),
    ("orders.mail", OrderSecret),
    ("orders.qr", OrderSecret),
    ("orders.rename", OrderSecret),
    ("orders.terms", OrderSecret),
    ("orders.tickets", OrderSecret),
    ("payments.find", OrderSecret),
    ("payments.start", OrderSecret),
    ("payments.webhook", ProviderSignature),
    ("sales.edits_attendee", Organizer(Right::EditOrders)),
    ("sales.edits_contact", Organizer(Right::EditOrders)),
    ("sales.edits_mail", Organizer(Right::EditOrders)),
    ("sales.notes_change", Organizer(Right::EditOrders)),
    ("sales.notes_create", Organizer(Right::EditOrders)),
    ("sales.notes_delete", Organizer(Right::EditOrders)),
    ("sales.orders_list", Organizer(Right::SeeOrders)),
    ("sales.orders_show", Organizer(Right::SeeOrders)),
    ("sales.orders_timeline", Organizer(Right::SeeOrders)),
];
