//! The words of each kind of mail in each language: a template for each, whose blocks are read one by one, so that the
//! plain text and the HTML say the same.

use askama::Template;
use guichet_access::Role;
use guichet_order::{Locale, RefundReason};

use crate::account_facts::AccountFacts;
use crate::account_occasion::AccountOccasion;
use crate::called_off::Extent;
use crate::facts::{Facts, Paid};
use crate::occasion::Occasion;
use crate::rendered::rendered;

/// The blocks of a template.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    pub(crate) subject: String,
    /// What it is about, in two or three words.
    pub(crate) heading: String,
    pub(crate) greeting: String,
    /// Paragraphs.
    pub(crate) body: Vec<String>,
    /// Empty for a letter that has none.
    pub(crate) button: String,
    pub(crate) small_print: String,
    /// With the space that French has before it.
    pub(crate) colon: String,
    pub(crate) total: String,
    /// The price of what costs nothing.
    pub(crate) free: String,
}

/// Reads a template, which is given the facts under a name. A template or a block of it that is missing does not compile.
macro_rules! words {
    ($path:literal, $name:ident: $Facts:ty) => {{
        #[derive(Template)]
        #[template(
            path = $path,
            blocks = ["subject", "heading", "greeting", "body", "button", "small_print", "colon", "total", "free"]
        )]
        struct Blocks<'a> {
            $name: &'a $Facts,
        }
        let blocks = Blocks { $name };
        Words {
            subject: one_line(&blocks.as_subject()),
            heading: one_line(&blocks.as_heading()),
            greeting: one_line(&blocks.as_greeting()),
            body: paragraphs(&blocks.as_body()),
            button: one_line(&blocks.as_button()),
            small_print: one_line(&blocks.as_small_print()),
            colon: one_line(&blocks.as_colon()),
            total: one_line(&blocks.as_total()),
            free: one_line(&blocks.as_free()),
        }
    }};
}

/// Those of a mail about an order.
pub(crate) fn of_order(occasion: Occasion, locale: Locale, order: &Facts) -> Words {
    use Locale::{En, Fr};
    match (occasion, locale) {
        (Occasion::Tickets, Fr) => words!("tickets.fr.txt", order: Facts),
        (Occasion::Tickets, En) => words!("tickets.en.txt", order: Facts),
        (Occasion::PaymentInstructions, Fr) => words!("payment_instructions.fr.txt", order: Facts),
        (Occasion::PaymentInstructions, En) => words!("payment_instructions.en.txt", order: Facts),
        (Occasion::OrderCancelled, Fr) => words!("order_cancelled.fr.txt", order: Facts),
        (Occasion::OrderCancelled, En) => words!("order_cancelled.en.txt", order: Facts),
        (Occasion::OrderExpired, Fr) => words!("order_expired.fr.txt", order: Facts),
        (Occasion::OrderExpired, En) => words!("order_expired.en.txt", order: Facts),
        (Occasion::LatePaymentRefunded, Fr) => words!("late_payment_refunded.fr.txt", order: Facts),
        (Occasion::LatePaymentRefunded, En) => words!("late_payment_refunded.en.txt", order: Facts),
        (Occasion::DateCancelled, Fr) => words!("date_cancelled.fr.txt", order: Facts),
        (Occasion::DateCancelled, En) => words!("date_cancelled.en.txt", order: Facts),
        (Occasion::Refunded, Fr) => words!("refunded.fr.txt", order: Facts),
        (Occasion::Refunded, En) => words!("refunded.en.txt", order: Facts),
        (Occasion::AddressChanged, Fr) => words!("address_changed.fr.txt", order: Facts),
        (Occasion::AddressChanged, En) => words!("address_changed.en.txt", order: Facts),
        (Occasion::OrderLink, Fr) => words!("order_link.fr.txt", order: Facts),
        (Occasion::OrderLink, En) => words!("order_link.en.txt", order: Facts),
    }
}

/// Those of a mail about an account or an invitation.
pub(crate) fn of_account(
    occasion: AccountOccasion,
    locale: Locale,
    account: &AccountFacts,
) -> Words {
    use Locale::{En, Fr};
    match (occasion, locale) {
        (AccountOccasion::ConfirmSignUp, Fr) => {
            words!("confirm_sign_up.fr.txt", account: AccountFacts)
        }
        (AccountOccasion::ConfirmSignUp, En) => {
            words!("confirm_sign_up.en.txt", account: AccountFacts)
        }
        (AccountOccasion::AlreadyRegistered, Fr) => {
            words!("already_registered.fr.txt", account: AccountFacts)
        }
        (AccountOccasion::AlreadyRegistered, En) => {
            words!("already_registered.en.txt", account: AccountFacts)
        }
        (AccountOccasion::SignInLink, Fr) => words!("sign_in_link.fr.txt", account: AccountFacts),
        (AccountOccasion::SignInLink, En) => words!("sign_in_link.en.txt", account: AccountFacts),
        (AccountOccasion::ResetPassword, Fr) => {
            words!("reset_password.fr.txt", account: AccountFacts)
        }
        (AccountOccasion::ResetPassword, En) => {
            words!("reset_password.en.txt", account: AccountFacts)
        }
        (AccountOccasion::NoAccount, Fr) => words!("no_account.fr.txt", account: AccountFacts),
        (AccountOccasion::NoAccount, En) => words!("no_account.en.txt", account: AccountFacts),
        (AccountOccasion::ChangeEmail, Fr) => words!("change_email.fr.txt", account: AccountFacts),
        (AccountOccasion::ChangeEmail, En) => words!("change_email.en.txt", account: AccountFacts),
        (AccountOccasion::EmailChanged, Fr) => {
            words!("email_changed.fr.txt", account: AccountFacts)
        }
        (AccountOccasion::EmailChanged, En) => {
            words!("email_changed.en.txt", account: AccountFacts)
        }
        (AccountOccasion::PasswordChanged, Fr) => {
            words!("password_changed.fr.txt", account: AccountFacts)
        }
        (AccountOccasion::PasswordChanged, En) => {
            words!("password_changed.en.txt", account: AccountFacts)
        }
        (AccountOccasion::SecondFactorAdded, Fr) => {
            words!("second_factor_added.fr.txt", account: AccountFacts)
        }
        (AccountOccasion::SecondFactorAdded, En) => {
            words!("second_factor_added.en.txt", account: AccountFacts)
        }
        (AccountOccasion::SecondFactorRemoved, Fr) => {
            words!("second_factor_removed.fr.txt", account: AccountFacts)
        }
        (AccountOccasion::SecondFactorRemoved, En) => {
            words!("second_factor_removed.en.txt", account: AccountFacts)
        }
        (AccountOccasion::Invitation, Fr) => words!("invitation.fr.txt", account: AccountFacts),
        (AccountOccasion::Invitation, En) => words!("invitation.en.txt", account: AccountFacts),
    }
}

/// A blank line begins a paragraph; other line breaks are spaces.
fn paragraphs(block: &impl Template) -> Vec<String> {
    let text = rendered(block);
    // Of ASCII only: a space that does not break is a character of the words.
    let lines: Vec<&str> = text.lines().map(str::trim_ascii).collect();
    let paragraphs = lines.split(|line| line.is_empty());
    let paragraphs = paragraphs.filter(|paragraph| !paragraph.is_empty());
    paragraphs.map(|lines| lines.join(" ")).collect()
}

fn one_line(block: &impl Template) -> String {
    paragraphs(block).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Template)]
    #[template(source = "{{ typed }}", ext = "txt")]
    struct Block<'a> {
        typed: &'a str,
    }

    #[test]
    fn a_blank_line_begins_a_paragraph_and_other_line_breaks_are_spaces() {
        let typed = "\n\nOne,\r\n  two.\n \nThree.\n";
        assert_eq!(paragraphs(&Block { typed }), ["One, two.", "Three."]);
        assert_eq!(paragraphs(&Block { typed: " \n" }), [""; 0]);
    }

    #[test]
    fn a_space_that_does_not_break_stays() {
        let typed = "\u{a0}:\n";
        assert_eq!(one_line(&Block { typed }), "\u{a0}:");
    }
}
