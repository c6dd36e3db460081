use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an action is done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectKind {
    /// A person who signs in.
    Account,
    /// A browser in which somebody is signed in.
    Session,
    /// Who sells.
    Organizer,
    /// Somebody who was asked to work for an organizer.
    Invitation,
    /// What a program calls us with.
    ApiKey,
    /// What is advertised.
    Event,
    /// Where dates take place.
    Venue,
    /// A date of an event.
    Occurrence,
    /// A rule by which dates are made.
    Series,
    /// A ticket or add-on, with its rates.
    Product,
    /// A capacity.
    Pool,
    /// Codes that were made together.
    CodeBatch,
    /// What a buyer may type.
    Code,
    /// How much tax is taken.
    TaxRate,
    /// A picture.
    Image,
    /// What was deleted, to be put back.
    Deletion,
}

impl SubjectKind {
    /// The word in `audit_entries.subject_kind`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Session => "session",
            Self::Organizer => "organizer",
            Self::Invitation => "invitation",
            Self::ApiKey => "api_key",
            Self::Event => "event",
            Self::Venue => "venue",
            Self::Occurrence => "occurrence",
            Self::Series => "series",
            Self::Product => "product",
            Self::Pool => "pool",
            Self::CodeBatch => "code_batch",
            Self::Code => "code",
            Self::TaxRate => "tax_rate",
            Self::Image => "image",
            Self::Deletion => "deletion",
        }
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident = $word:literal of $subject:ident,)+) => {
        /// What was done: `<noun>.<verb in the past>`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
        #[schemars(rename = "AuditAction")]
        pub enum Action {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)+
        }

        impl Action {
            /// Every action, those of SQL functions too.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word in `audit_entries.action`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// What it is done to.
            pub const fn subject_kind(self) -> SubjectKind {
                match self {
                    $(Self::$variant => SubjectKind::$subject,)+
                }
            }
        }
    };
}

actions! {
    /// Somebody confirmed an address and has an account.
    AccountCreated = "account.created" of Account,
    /// Another name or language.
    AccountChanged = "account.changed" of Account,
    /// Another address, which was confirmed.
    AccountEmailChanged = "account.email_changed" of Account,
    /// Another password, by somebody who was signed in.
    AccountPasswordChanged = "account.password_changed" of Account,
    /// Another password, by a mailed link.
    AccountPasswordReset = "account.password_reset" of Account,
    /// Codes from a telephone are asked for.
    AccountSecondFactorAdded = "account.second_factor_added" of Account,
    /// Codes are not asked for any more.
    AccountSecondFactorRemoved = "account.second_factor_removed" of Account,
    /// Other recovery codes instead of the former ones.
    AccountRecoveryCodesMade = "account.recovery_codes_made" of Account,
    /// Somebody signed in.
    SessionOpened = "session.opened" of Session,
    /// A session was signed out.
    SessionEnded = "session.ended" of Session,
    /// All sessions but one were signed out.
    SessionOthersEnded = "session.others_ended" of Account,
    /// The password or a code was given once more.
    SessionSteppedUp = "session.stepped_up" of Session,
    /// A new organizer.
    OrganizerFounded = "organizer.founded" of Organizer,
    /// Its name, addresses, legal data or texts changed.
    OrganizerChanged = "organizer.changed" of Organizer,
    /// Money goes to another account at a bank.
    OrganizerBankAccountChanged = "organizer.bank_account_changed" of Organizer,
    /// Somebody accepted an invitation.
    MemberJoined = "member.joined" of Account,
    /// A member has another role or other events.
    MemberChanged = "member.changed" of Account,
    /// Somebody took a membership away.
    MemberRemoved = "member.removed" of Account,
    /// A member gave up the membership.
    MemberLeft = "member.left" of Account,
    /// Somebody was invited.
    InvitationMade = "invitation.made" of Invitation,
    /// An invitation was mailed once more.
    InvitationMailed = "invitation.mailed" of Invitation,
    /// An invitation was taken back.
    InvitationRevoked = "invitation.revoked" of Invitation,
    /// A new API key.
    ApiKeyMade = "api_key.made" of ApiKey,
    /// An API key that is good for nothing any more.
    ApiKeyRevoked = "api_key.revoked" of ApiKey,
    /// A new draft.
    EventCreated = "event.created" of Event,
    /// Its own settings.
    EventChanged = "event.changed" of Event,
    /// Put on sale.
    EventPublished = "event.published" of Event,
    /// Taken back from sale.
    EventWithdrawn = "event.withdrawn" of Event,
    /// Called off for good.
    EventCancelled = "event.cancelled" of Event,
    /// Put away.
    EventArchived = "event.archived" of Event,
    /// Back in the lists.
    EventUnarchived = "event.unarchived" of Event,
    /// Deleted, to be restored for 30 days.
    EventDeleted = "event.deleted" of Event,
    /// Back from deletion.
    EventRestored = "event.restored" of Event,
    /// A link by which others see the draft.
    EventPreviewMade = "event.preview_made" of Event,
    /// The link to the draft is over.
    EventPreviewEnded = "event.preview_ended" of Event,
    /// What buyers are asked.
    EventQuestionsChanged = "event.questions_changed" of Event,
    /// What mails to its buyers say besides.
    EventMailTextChanged = "event.mail_text_changed" of Event,
    /// The pictures that it shows.
    EventImagesChanged = "event.images_changed" of Event,
    /// Products in another order.
    EventProductsOrdered = "event.products_ordered" of Event,
    /// A new venue.
    VenueCreated = "venue.created" of Venue,
    /// Its name, address, position or zone.
    VenueChanged = "venue.changed" of Venue,
    /// Gone.
    VenueDeleted = "venue.deleted" of Venue,
    /// New dates.
    OccurrenceCreated = "occurrence.created" of Occurrence,
    /// Another time, place or capacity.
    OccurrenceChanged = "occurrence.changed" of Occurrence,
    /// Called off.
    OccurrenceCancelled = "occurrence.cancelled" of Occurrence,
    /// Gone.
    OccurrenceDeleted = "occurrence.deleted" of Occurrence,
    /// Dates by a rule.
    SeriesCreated = "series.created" of Series,
    /// Another rule.
    SeriesChanged = "series.changed" of Series,
    /// Its dates stay, each by itself.
    SeriesEnded = "series.ended" of Series,
    /// A new ticket or add-on.
    ProductCreated = "product.created" of Product,
    /// Its name, tax or rates.
    ProductChanged = "product.changed" of Product,
    /// Gone.
    ProductDeleted = "product.deleted" of Product,
    /// A new capacity.
    PoolCreated = "pool.created" of Pool,
    /// Another capacity or name.
    PoolChanged = "pool.changed" of Pool,
    /// Other seats.
    PoolPlacesChanged = "pool.places_changed" of Pool,
    /// Gone.
    PoolDeleted = "pool.deleted" of Pool,
    /// New codes.
    CodeBatchCreated = "code_batch.created" of CodeBatch,
    /// Another name, value or validity.
    CodeBatchChanged = "code_batch.changed" of CodeBatch,
    /// Gone, or over where they were used.
    CodeBatchDeleted = "code_batch.deleted" of CodeBatch,
    /// Another value, validity or limit.
    CodeChanged = "code.changed" of Code,
    /// Gone, or over where it was used.
    CodeDeleted = "code.deleted" of Code,
    /// A new rate of tax.
    TaxRateCreated = "tax_rate.created" of TaxRate,
    /// Its name or law.
    TaxRateChanged = "tax_rate.changed" of TaxRate,
    /// Not proposed any more.
    TaxRateArchived = "tax_rate.archived" of TaxRate,
    /// A new picture.
    ImageUploaded = "image.uploaded" of Image,
    /// Its focal point or alternative text.
    ImageChanged = "image.changed" of Image,
    /// Gone.
    ImageDeleted = "image.deleted" of Image,
    /// Put back.
    DeletionUndone = "deletion.undone" of Deletion,
}
