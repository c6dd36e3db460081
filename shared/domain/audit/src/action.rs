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
    /// Where events take place.
    Venue,
    /// How much tax prices contain.
    TaxRate,
    /// A date of an event.
    Occurrence,
    /// A rule by which dates are made.
    Series,
    /// A capacity.
    Pool,
    /// What is sold.
    Product,
    /// What a buyer may type.
    Code,
    /// Codes that were made together.
    CodeBatch,
    /// What an organizer adds to mails about orders of an event.
    MailText,
    /// What buyers are asked.
    Question,
    /// What is to be seen of events.
    Image,
    /// What somebody bought.
    Order,
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
            Self::TaxRate => "tax_rate",
            Self::Occurrence => "occurrence",
            Self::Series => "series",
            Self::Pool => "pool",
            Self::Product => "product",
            Self::Code => "code",
            Self::CodeBatch => "code_batch",
            Self::MailText => "mail_text",
            Self::Question => "question",
            Self::Image => "image",
            Self::Order => "order",
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
    /// All that it offers was written to an archive.
    OrganizerExported = "organizer.exported" of Organizer,
    /// It was made of an archive.
    OrganizerImported = "organizer.imported" of Organizer,
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
    /// A new draft that is like another event.
    EventCopied = "event.copied" of Event,
    /// Its own settings.
    EventChanged = "event.changed" of Event,
    /// It is on sale.
    EventPublished = "event.published" of Event,
    /// It is a draft again.
    EventWithdrawn = "event.withdrawn" of Event,
    /// Whoever has a link sees the draft.
    EventPreviewOpened = "event.preview_opened" of Event,
    /// Nobody sees the draft by a link any more.
    EventPreviewClosed = "event.preview_closed" of Event,
    /// It does not take place.
    EventCancelled = "event.cancelled" of Event,
    /// Lists do not show it any more.
    EventArchived = "event.archived" of Event,
    /// Lists show it again.
    EventUnarchived = "event.unarchived" of Event,
    /// A draft is gone, and can be restored.
    EventDeleted = "event.deleted" of Event,
    /// A deleted draft is there again.
    EventRestored = "event.restored" of Event,
    /// A capacity of each date, or of all.
    AreaCreated = "area.created" of Event,
    /// Another capacity of a date, or of all.
    PoolChanged = "pool.changed" of Pool,
    /// A new venue.
    VenueCreated = "venue.created" of Venue,
    /// Its name, address, position or zone.
    VenueChanged = "venue.changed" of Venue,
    /// A venue is gone, and can be restored.
    VenueDeleted = "venue.deleted" of Venue,
    /// A deleted venue is there again.
    VenueRestored = "venue.restored" of Venue,
    /// A new tax rate.
    TaxRateCreated = "tax_rate.created" of TaxRate,
    /// Its name, or the law.
    TaxRateChanged = "tax_rate.changed" of TaxRate,
    /// No product is given it any more.
    TaxRateArchived = "tax_rate.archived" of TaxRate,
    /// Products are given it again.
    TaxRateUnarchived = "tax_rate.unarchived" of TaxRate,
    /// A new date.
    OccurrenceCreated = "occurrence.created" of Occurrence,
    /// A date takes place at another time or venue.
    OccurrenceMoved = "occurrence.moved" of Occurrence,
    /// A date does not take place.
    OccurrenceCancelled = "occurrence.cancelled" of Occurrence,
    /// A date is gone, and can be restored.
    OccurrenceDeleted = "occurrence.deleted" of Occurrence,
    /// A deleted date is there again.
    OccurrenceRestored = "occurrence.restored" of Occurrence,
    /// Dates by a rule.
    SeriesCreated = "series.created" of Series,
    /// Another rule, and other dates.
    SeriesChanged = "series.changed" of Series,
    /// A new code.
    CodeCreated = "code.created" of Code,
    /// Its text, terms or recipient.
    CodeChanged = "code.changed" of Code,
    /// A code that nobody has used is gone, and can be restored.
    CodeDeleted = "code.deleted" of Code,
    /// A deleted code is there again.
    CodeRestored = "code.restored" of Code,
    /// Many codes at once.
    CodesMade = "code_batch.made" of CodeBatch,
    /// A new product.
    ProductCreated = "product.created" of Product,
    /// Its texts, tax, or rates.
    ProductChanged = "product.changed" of Product,
    /// A product is gone, and can be restored.
    ProductDeleted = "product.deleted" of Product,
    /// A deleted product is there again.
    ProductRestored = "product.restored" of Product,
    /// Another text is added to a mail, or none any more.
    MailTextChanged = "mail_text.changed" of MailText,
    /// A new question.
    QuestionCreated = "question.created" of Question,
    /// Its words, its form, or of whom it is asked.
    QuestionChanged = "question.changed" of Question,
    /// Nobody is asked any more.
    QuestionArchived = "question.archived" of Question,
    /// It is asked again.
    QuestionUnarchived = "question.unarchived" of Question,
    /// A question that nobody has answered is gone.
    QuestionDeleted = "question.deleted" of Question,
    /// Buyers see its products in another order.
    EventProductsOrdered = "event.products_ordered" of Event,
    /// Its questions are asked in another order.
    EventQuestionsOrdered = "event.questions_ordered" of Event,
    /// It shows other pictures, or in another order.
    EventPicturesChanged = "event.pictures_changed" of Event,
    /// A new picture.
    ImageUploaded = "image.uploaded" of Image,
    /// Its alternative text or focal point.
    ImageChanged = "image.changed" of Image,
    /// Gone.
    ImageDeleted = "image.deleted" of Image,
    /// The buyer's name or address.
    OrderContactChanged = "order.contact_changed" of Order,
    /// The name or address on a line.
    OrderAttendeeChanged = "order.attendee_changed" of Order,
    /// The buyer was mailed what they should have.
    OrderMailed = "order.mailed" of Order,
    /// Something was written down about it.
    OrderNoteAdded = "order.note_added" of Order,
    /// A note says something else.
    OrderNoteChanged = "order.note_changed" of Order,
    /// A note is gone.
    OrderNoteDeleted = "order.note_deleted" of Order,
}
