use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_order::{Currency, Money, PaymentStatus, RefundReason, RefundStatus};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::sales::{self as queries, ListPayments, ListRefunds};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::money::money;

/// An attempt to pay an order.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct OrderPayment {
    id: Uuid,
    /// Who collects the money: `free`, `offline` or `demo`.
    provider: String,
    /// The provider's name for it.
    provider_reference: Option<String>,
    status: PaymentStatus,
    /// What is asked.
    amount: Money,
    /// What has arrived.
    captured: Money,
    created_at: Timestamp,
    /// When it ended.
    settled_at: Option<Timestamp>,
}

/// Money that went back, or is to.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "OrderRefund")]
pub(crate) struct Repayment {
    id: Uuid,
    /// Of which payment.
    payment_id: Uuid,
    amount: Money,
    status: RefundStatus,
    reason: RefundReason,
    /// The provider's name for it.
    provider_reference: Option<String>,
    /// Why the provider has not taken it on.
    failure: Option<String>,
    created_at: Timestamp,
    settled_at: Option<Timestamp>,
}

/// What came in for an order, and what went back.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "OrderSums")]
pub(crate) struct Sums {
    /// What has arrived for it in all.
    captured: Money,
    /// What has gone back.
    refunded: Money,
    /// What is on its way back.
    refund_pending: Money,
    /// What has arrived and neither went back nor is to.
    kept: Money,
}

impl Sums {
    /// Of amounts in one currency; others are in the lists alone.
    pub(super) fn of(currency: Currency, payments: &[OrderPayment], refunds: &[Repayment]) -> Self {
        let is_ours = |money: &&Money| money.currency == currency;
        let captured = payments.iter().map(|payment| &payment.captured);
        let captured = captured.filter(is_ours).map(|money| money.amount).sum();
        let sum = |status: RefundStatus| -> i64 {
            let refunds = refunds.iter().filter(|refund| refund.status == status);
            let amounts = refunds.map(|refund| &refund.amount);
            amounts.filter(is_ours).map(|money| money.amount).sum()
        };
        let (refunded, pending) = (sum(RefundStatus::Succeeded), sum(RefundStatus::Pending));
        let money = |amount: i64| Money::new(amount, currency);
        Self {
            captured: money(captured),
            refunded: money(refunded),
            refund_pending: money(pending),
            kept: money(captured - refunded - pending),
        }
    }
}

impl OrderPayment {
    /// All of an order, the oldest first.
    pub(super) async fn list(
        client: &impl GenericClient,
        order_id: Uuid,
    ) -> Result<Vec<Self>, Problem> {
        let rows = queries::list_payments().bind(client, &order_id).all().await;
        rows.or_problem()?.into_iter().map(Self::of).collect()
    }

    fn of(row: ListPayments) -> Result<Self, Problem> {
        Ok(Self {
            id: row.payment_id,
            provider: row.provider,
            provider_reference: row.provider_reference,
            status: row.status.parse().map_err(Problem::internal)?,
            amount: money(row.amount, &row.currency)?,
            captured: money(row.captured, &row.currency)?,
            created_at: row.created_at,
            settled_at: row.settled_at,
        })
    }
}

impl Repayment {
    /// All of an order, the oldest first.
    pub(super) async fn list(
        client: &impl GenericClient,
        order_id: Uuid,
    ) -> Result<Vec<Self>, Problem> {
        let rows = queries::list_refunds().bind(client, &order_id).all().await;
        rows.or_problem()?.into_iter().map(Self::of).collect()
    }

    fn of(row: ListRefunds) -> Result<Self, Problem> {
        Ok(Self {
            id: row.refund_id,
            payment_id: row.payment_id,
            amount: money(row.amount, &row.currency)?,
            status: row.status.parse().map_err(Problem::internal)?,
            reason: row.reason.parse().map_err(Problem::internal)?,
            provider_reference: row.provider_reference,
            failure: row.failure,
            created_at: row.created_at,
            settled_at: row.settled_at,
        })
    }
}
