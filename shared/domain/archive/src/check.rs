//! What a value of an archive has to be, beyond its type and what the database refuses.
//!
//! An archive holds texts as they are kept, so one that the back office would have changed is refused.

use guichet_contact::{check_email, check_name};
use guichet_recurrence::Zone;
use guichet_texts::{Texts, is_slug, line, line_texts, lines, required_line, texts};
use serde_json::Value;

use crate::error::ArchiveError;
use crate::format::{
    Event, OfferCode, Organizer, Pool, Product, Profile, Question, Rate, Settings,
};
use crate::limits;

/// Checks the values of one entry, and names the place of one that is wrong.
pub(crate) struct Check<'a>(pub(crate) &'a str);

type Checked = Result<(), ArchiveError>;

impl Check<'_> {
    pub(crate) fn organizer(&self, organizer: &Organizer) -> Checked {
        self.profile(&organizer.profile)?;
        self.at_most("tax_rates", organizer.tax_rates.len(), limits::TAX_RATES)?;
        self.at_most("venues", organizer.venues.len(), limits::VENUES)?;
        self.at_most("pictures", organizer.pictures.len(), limits::PICTURES)?;
        for (at, rate) in organizer.tax_rates.iter().enumerate() {
            let place = |field: &str| format!("tax_rates[{at}].{field}");
            self.line(&place("name"), &rate.name)?;
            self.optional_line(&place("legal_reference"), rate.legal_reference.as_ref())?;
            self.optional_line(&place("exemption_reason"), rate.exemption_reason.as_ref())?;
        }
        for (at, venue) in organizer.venues.iter().enumerate() {
            let place = |field: &str| format!("venues[{at}].{field}");
            self.line(&place("name"), &venue.name)?;
            self.blank_or_line(&place("address"), &venue.address)?;
            self.blank_or_line(&place("postal_code"), &venue.postal_code)?;
            self.line(&place("city"), &venue.city)?;
            let is_zone = Zone::get(&venue.time_zone).is_ok();
            let legal = "a time zone, such as Europe/Paris";
            self.that(is_zone, &place("time_zone"), legal)?;
        }
        for (at, picture) in organizer.pictures.iter().enumerate() {
            let is_hash = matches!(hex::decode(&picture.upload_hash), Ok(hash) if hash.len() == 32);
            let place = format!("pictures[{at}].upload_hash");
            self.that(is_hash, &place, "a SHA-256 in hexadecimal")?;
            self.lines_in_both(&format!("pictures[{at}].alt"), &picture.alt, 300)?;
        }
        Ok(())
    }

    fn profile(&self, profile: &Profile) -> Checked {
        self.slug("profile.slug", &profile.slug)?;
        let name = check_name(&profile.name);
        let is_name = name.is_ok_and(|name| name == profile.name);
        self.that(is_name, "profile.name", "a name as buyers see it")?;
        let email = check_email(&profile.email);
        let is_email = email.is_ok_and(|email| email == profile.email);
        self.that(is_email, "profile.email", "an e-mail address")?;
        self.optional_line("profile.legal_name", profile.legal_name.as_ref())?;
        let number = profile.registration_number.as_ref();
        self.optional_line("profile.registration_number", number)?;
        self.optional_line("profile.vat_number", profile.vat_number.as_ref())?;
        if let Some(address) = &profile.address {
            let kept = lines("", address);
            let is_kept = kept.is_ok_and(|kept| kept.as_ref() == Some(address));
            self.that(is_kept, "profile.address", "up to ten lines")?;
        }
        let licences = &profile.licence_numbers;
        self.at_most("profile.licence_numbers", licences.len(), limits::LICENCES)?;
        for (at, number) in licences.iter().enumerate() {
            self.line(&format!("profile.licence_numbers[{at}]"), number)?;
        }
        for (place, text) in [
            ("profile.terms", &profile.terms),
            ("profile.privacy", &profile.privacy),
        ] {
            if let Some(text) = text {
                self.texts(place, text, limits::TERMS)?;
            }
        }
        Ok(())
    }

    /// Rules of dates are brought to their normal form.
    pub(crate) fn event(&self, event: &mut Event) -> Checked {
        self.settings(&event.settings)?;
        self.counts(event)?;
        for (at, text) in event.mail_texts.iter().enumerate() {
            self.texts(&format!("mail_texts[{at}].text"), &text.text, limits::TEXT)?;
        }
        for (at, series) in event.series.iter_mut().enumerate() {
            match series.series.clone().check() {
                Ok(checked) => series.series = checked.get().clone(),
                Err(errors) => {
                    let errors = errors.iter();
                    let errors =
                        errors.map(|error| format!("{} is {}", error.pointer, error.legal));
                    let legal = errors.collect::<Vec<_>>().join("; ");
                    let legal = format!("a rule of dates, in which {legal}");
                    self.that(false, &format!("series[{at}].series"), &legal)?;
                }
            }
        }
        for (at, pool) in event.pools.iter().enumerate() {
            self.pool(&format!("pools[{at}]"), pool)?;
        }
        for (at, product) in event.products.iter().enumerate() {
            self.product(&format!("products[{at}]"), product)?;
        }
        for (at, question) in event.questions.iter().enumerate() {
            self.question(&format!("questions[{at}]"), question)?;
        }
        for (at, batch) in event.code_batches.iter().enumerate() {
            self.line(&format!("code_batches[{at}].name"), &batch.name)?;
        }
        for (at, code) in event.codes.iter().enumerate() {
            self.code(&format!("codes[{at}]"), code)?;
        }
        Ok(())
    }

    fn counts(&self, event: &Event) -> Checked {
        for (place, count, most) in [
            (
                "picture_ids",
                event.picture_ids.len(),
                limits::EVENT_PICTURES,
            ),
            ("occurrences", event.occurrences.len(), limits::OCCURRENCES),
            ("series", event.series.len(), limits::OCCURRENCES),
            ("pools", event.pools.len(), limits::POOLS),
            ("products", event.products.len(), limits::PRODUCTS),
            ("questions", event.questions.len(), limits::QUESTIONS),
            ("code_batches", event.code_batches.len(), limits::CODES),
            ("codes", event.codes.len(), limits::CODES),
        ] {
            self.at_most(place, count, most)?;
        }
        Ok(())
    }

    fn settings(&self, settings: &Settings) -> Checked {
        self.slug("settings.slug", &settings.slug)?;
        self.name("settings.name", &settings.name)?;
        self.lines_in_both("settings.summary", &settings.summary, limits::SUMMARY)?;
        self.texts("settings.description", &settings.description, limits::TEXT)?;
        if let Some(policy) = &settings.refund_policy {
            self.texts("settings.refund_policy", policy, limits::TEXT)?;
        }
        let is_fee = settings.fee_fixed <= limits::PRICE;
        self.that(is_fee, "settings.fee_fixed", "at most 100000000")
    }

    fn pool(&self, place: &str, pool: &Pool) -> Checked {
        let is_capacity = (0..=limits::CAPACITY).contains(&pool.capacity);
        self.that(is_capacity, &format!("{place}.capacity"), "0 to 100000000")?;
        self.blank_or_line(&format!("{place}.name"), &pool.name)?;
        let places = i32::try_from(pool.places.len()).unwrap_or(i32::MAX);
        let fits = if pool.numbered {
            places == pool.capacity
        } else {
            places == 0
        };
        let legal = "as many as the capacity of a numbered pool, and none of another";
        self.that(fits, &format!("{place}.places"), legal)?;
        for seat in &pool.places {
            for part in [&seat.section, &seat.row_label, &seat.label] {
                self.blank_or_line(&format!("{place}.places"), part)?;
            }
        }
        Ok(())
    }

    fn product(&self, place: &str, product: &Product) -> Checked {
        self.name(&format!("{place}.name"), &product.name)?;
        let description = format!("{place}.description");
        self.texts(&description, &product.description, limits::TEXT)?;
        let rates = format!("{place}.rates");
        self.at_most(&rates, product.rates.len(), limits::RATES)?;
        for (at, rate) in product.rates.iter().enumerate() {
            self.rate(&format!("{rates}[{at}]"), rate)?;
        }
        Ok(())
    }

    fn rate(&self, place: &str, rate: &Rate) -> Checked {
        self.name(&format!("{place}.name"), &rate.name)?;
        self.line(&format!("{place}.audience"), &rate.audience)?;
        let prices = [Some(rate.price), rate.suggested_price, rate.maximum_price];
        let is_price = |price: &i64| (0..=limits::PRICE).contains(price);
        let legal = "prices of 0 to 100000000 minor units";
        self.that(prices.iter().flatten().all(is_price), place, legal)?;
        self.period(place, rate.sale_starts_at, rate.sale_ends_at)
    }

    fn question(&self, place: &str, question: &Question) -> Checked {
        self.name(&format!("{place}.label"), &question.label)?;
        self.lines_in_both(&format!("{place}.help"), &question.help, limits::SUMMARY)?;
        let options = question.options.as_deref().unwrap_or_default();
        let place_of_options = format!("{place}.options");
        self.at_most(&place_of_options, options.len(), limits::OPTIONS)?;
        for option in options {
            self.line(&place_of_options, &option.value)?;
            let label = Texts {
                fr: option.label.fr.clone(),
                en: option.label.en.clone(),
            };
            self.name(&place_of_options, &label)?;
        }
        let is_answer = match &question.when_equals {
            None | Some(Value::Bool(_)) => true,
            Some(Value::String(value)) => value.chars().count() <= limits::NAME,
            Some(_) => false,
        };
        let legal = "true, false or the value of an option";
        self.that(is_answer, &format!("{place}.when_equals"), legal)
    }

    fn code(&self, place: &str, code: &OfferCode) -> Checked {
        self.line(&format!("{place}.code"), &code.code)?;
        let recipient = code.recipient.as_ref();
        let is_recipient = recipient.is_none_or(|line| !line.contains(char::is_control));
        self.that(is_recipient, &format!("{place}.recipient"), "a line")?;
        let is_value = code.value.is_none_or(|value| value <= limits::PRICE);
        self.that(is_value, &format!("{place}.value"), "at most 100000000")?;
        self.period(place, code.valid_from, code.valid_until)
    }

    fn period(
        &self,
        place: &str,
        from: Option<jiff::Timestamp>,
        until: Option<jiff::Timestamp>,
    ) -> Checked {
        let is_period = from.zip(until).is_none_or(|(from, until)| from <= until);
        self.that(is_period, place, "a period that ends after it begins")
    }

    fn slug(&self, place: &str, slug: &str) -> Checked {
        self.that(is_slug(slug), place, "small letters, digits and hyphens")
    }

    fn line(&self, place: &str, value: &str) -> Checked {
        let kept = required_line("", value, limits::NAME);
        let legal = "a line of 1 to 200 characters";
        self.that(kept.is_ok_and(|kept| kept == value), place, legal)
    }

    fn blank_or_line(&self, place: &str, value: &str) -> Checked {
        let kept = line("", value, limits::NAME).map(Option::unwrap_or_default);
        let legal = "a line of up to 200 characters";
        self.that(kept.is_ok_and(|kept| kept == value), place, legal)
    }

    fn optional_line(&self, place: &str, value: Option<&String>) -> Checked {
        value.map_or(Ok(()), |value| self.line(place, value))
    }

    /// In one language at least.
    fn name(&self, place: &str, value: &Texts) -> Checked {
        let is_there = *value != Texts::default();
        self.that(is_there, place, "a text in French, English or both")?;
        self.lines_in_both(place, value, limits::NAME)
    }

    fn lines_in_both(&self, place: &str, value: &Texts, at_most: usize) -> Checked {
        let kept = line_texts("", value, at_most).map(Option::unwrap_or_default);
        let legal = format!("lines of up to {at_most} characters");
        self.that(kept.is_ok_and(|kept| kept == *value), place, &legal)
    }

    fn texts(&self, place: &str, value: &Texts, at_most: usize) -> Checked {
        let kept = texts("", value, at_most).map(Option::unwrap_or_default);
        let legal = format!("texts of up to {at_most} characters");
        self.that(kept.is_ok_and(|kept| kept == *value), place, &legal)
    }

    fn at_most(&self, place: &str, count: usize, most: usize) -> Checked {
        self.that(count <= most, place, &format!("a list of at most {most}"))
    }

    fn that(&self, holds: bool, place: &str, legal: &str) -> Checked {
        if holds {
            return Ok(());
        }
        Err(ArchiveError::refused(
            self.0,
            format!("{place} must be {legal}"),
        ))
    }
}
