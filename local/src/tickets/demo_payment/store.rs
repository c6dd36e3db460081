//! What the demo provider knows of payments, a file each.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use guichet_clock::{Clock, Entropy};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::tickets::json_files;

/// What the payments function asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct NewPayment {
    /// Its name for the payment.
    pub payment_id: Uuid,
    /// Minor units.
    pub amount: i64,
    /// ISO 4217.
    pub currency: String,
    /// What the buyer is shown.
    pub description: String,
    /// Where the buyer is sent afterwards.
    pub return_url: String,
    /// Where events are sent.
    pub webhook_url: String,
}

/// A payment, from asking for it on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct DemoPayment {
    /// Our name for it.
    pub reference: String,
    /// What was asked for.
    #[serde(flatten)]
    pub asked: NewPayment,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// What the buyer chose; once only.
    pub choice: Option<String>,
    /// What the buyer paid, in minor units.
    pub captured: i64,
    /// What was given back, by the payments function's name for it, in minor units.
    #[serde(default)]
    pub refunds: BTreeMap<Uuid, i64>,
}

/// All payments.
pub(crate) struct DemoPayments {
    folder: PathBuf,
    clock: Clock,
    entropy: Entropy,
    by_reference: Mutex<HashMap<String, DemoPayment>>,
}

/// What became of asking for a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refunded {
    /// The money is on its way back.
    Succeeded,
    /// More than was paid.
    Failed,
    /// There is no such payment.
    UnknownPayment,
}

impl DemoPayments {
    /// Opens the folder with what earlier runs left in it.
    pub(crate) fn open(folder: &Path, clock: Clock, entropy: Entropy) -> io::Result<Self> {
        let payments: Vec<DemoPayment> = json_files::read_all_json(folder)?;
        let by_reference = payments
            .into_iter()
            .map(|payment| (payment.reference.clone(), payment))
            .collect();
        Ok(Self {
            folder: folder.to_owned(),
            clock,
            entropy,
            by_reference: Mutex::new(by_reference),
        })
    }

    /// The payment asked for; says whether it is new. The same payment asked for again is the same.
    pub(crate) fn start(&self, asked: NewPayment) -> io::Result<(DemoPayment, bool)> {
        let mut payments = self.payments();
        if let Some(known) = payments
            .values()
            .find(|payment| payment.asked.payment_id == asked.payment_id)
        {
            return Ok((known.clone(), false));
        }
        let payment = DemoPayment {
            reference: format!("demo_{}", hex::encode(self.entropy.bytes::<12>())),
            asked,
            created_at: self.clock.now(),
            choice: None,
            captured: 0,
            refunds: BTreeMap::new(),
        };
        self.keep(&payment)?;
        payments.insert(payment.reference.clone(), payment.clone());
        Ok((payment, true))
    }

    /// One payment.
    pub(crate) fn get(&self, reference: &str) -> Option<DemoPayment> {
        self.payments().get(reference).cloned()
    }

    /// Notes what the buyer chose; false when something was chosen before.
    pub(crate) fn settle(&self, reference: &str, choice: &str, captured: i64) -> io::Result<bool> {
        let mut payments = self.payments();
        let Some(payment) = payments
            .get_mut(reference)
            .filter(|payment| payment.choice.is_none())
        else {
            return Ok(false);
        };
        let settled = DemoPayment {
            choice: Some(choice.to_owned()),
            captured,
            ..payment.clone()
        };
        self.keep(&settled)?;
        *payment = settled;
        Ok(true)
    }

    /// Gives money back, once for each refund id.
    pub(crate) fn refund(
        &self,
        reference: &str,
        refund_id: Uuid,
        amount: i64,
    ) -> io::Result<Refunded> {
        let mut payments = self.payments();
        let Some(payment) = payments.get_mut(reference) else {
            return Ok(Refunded::UnknownPayment);
        };
        if payment.refunds.contains_key(&refund_id) {
            return Ok(Refunded::Succeeded);
        }
        let left = payment.captured - payment.refunds.values().sum::<i64>();
        if amount <= 0 || amount > left {
            return Ok(Refunded::Failed);
        }
        let mut refunded = payment.clone();
        refunded.refunds.insert(refund_id, amount);
        self.keep(&refunded)?;
        *payment = refunded;
        Ok(Refunded::Succeeded)
    }

    fn keep(&self, payment: &DemoPayment) -> io::Result<()> {
        json_files::write_json(
            &self.folder.join(format!("{}.json", payment.reference)),
            payment,
        )
    }

    fn payments(&self) -> MutexGuard<'_, HashMap<String, DemoPayment>> {
        self.by_reference
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked() -> NewPayment {
        NewPayment {
            payment_id: Uuid::from_u128(7),
            amount: 3750,
            currency: "EUR".to_owned(),
            description: "Guichet ABC123".to_owned(),
            return_url: "http://localhost:8080/orders/x".to_owned(),
            webhook_url: "http://localhost:8080/api/v1/payments/webhooks/demo".to_owned(),
        }
    }

    fn open(folder: &Path) -> DemoPayments {
        DemoPayments::open(folder, Clock::system(), Entropy::system()).expect("opened")
    }

    #[test]
    fn the_same_payment_asked_for_twice_is_one_also_after_a_restart() {
        let folder = tempfile::tempdir().expect("a folder");
        let payments = open(folder.path());
        let (first, new) = payments.start(asked()).expect("kept");
        assert!(new);
        let (second, new) = payments.start(asked()).expect("kept");
        assert_eq!(
            (second.reference.as_str(), new),
            (first.reference.as_str(), false)
        );
        let (third, new) = open(folder.path()).start(asked()).expect("kept");
        assert_eq!(
            (third.reference.as_str(), new),
            (first.reference.as_str(), false)
        );
    }

    #[test]
    fn a_choice_is_made_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let payments = open(folder.path());
        let (payment, _) = payments.start(asked()).expect("kept");
        assert!(
            payments
                .settle(&payment.reference, "pay", 3750)
                .expect("kept")
        );
        assert!(
            !payments
                .settle(&payment.reference, "fail", 0)
                .expect("kept")
        );
        assert!(
            !payments
                .settle("demo_other", "pay", 1)
                .expect("nothing to keep")
        );
        assert_eq!(
            payments.get(&payment.reference).expect("known").captured,
            3750
        );
    }

    #[test]
    fn a_refund_is_made_once_and_never_exceeds_what_was_paid() {
        let folder = tempfile::tempdir().expect("a folder");
        let payments = open(folder.path());
        let (payment, _) = payments.start(asked()).expect("kept");
        let refund = |id, amount| {
            payments
                .refund(&payment.reference, Uuid::from_u128(id), amount)
                .expect("kept")
        };
        assert_eq!(refund(1, 100), Refunded::Failed, "nothing was paid yet");
        payments
            .settle(&payment.reference, "pay", 3750)
            .expect("kept");
        assert_eq!(refund(1, 3000), Refunded::Succeeded);
        assert_eq!(refund(1, 3000), Refunded::Succeeded);
        assert_eq!(refund(2, 751), Refunded::Failed);
        assert_eq!(refund(2, 750), Refunded::Succeeded);
        assert_eq!(
            payments
                .refund("demo_other", Uuid::nil(), 1)
                .expect("nothing to keep"),
            Refunded::UnknownPayment
        );
    }
}
