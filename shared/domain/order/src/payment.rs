use guichet_money::Money;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{PaymentStatus, RefundReason, RefundStatus, Text};

/// An attempt to pay an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Payment {
    /// Names it in the API.
    pub id: Uuid,
    /// Who collects the money: `free`, `offline` or `demo`.
    pub provider: String,
    /// What became of it.
    pub status: PaymentStatus,
    /// What is asked.
    pub amount: Money,
    /// Where the buyer goes to pay, if the provider has a page.
    pub redirect_url: Option<String>,
    /// What the buyer does to pay, if it is not on a page: bank details, for example.
    pub instructions: Option<Text>,
    /// Until when the places are kept for this payment.
    pub expires_at: Timestamp,
}

/// Money given back to the buyer, or to be given back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Refund {
    /// Names it in the API.
    pub id: Uuid,
    /// How much.
    pub amount: Money,
    /// Whether it has been done.
    pub status: RefundStatus,
    /// Why.
    pub reason: RefundReason,
}
