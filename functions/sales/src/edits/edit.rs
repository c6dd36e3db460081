use guichet_access::Caller;
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{CHANGED_MEANWHILE, IfMatch, Problem, ProblemType, Problems};
use guichet_order::{OrderRecord, OrderStatus, QueuedMail};
use uuid::Uuid;

use crate::orders::document::OrderDocument;
use crate::problems::{NOT_CORRECTABLE, unreadable};

/// Why an order stays as it is.
pub(super) enum EditProblem {}

impl Problems for EditProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "the order is not that of `If-Match` any more; `current` is what it is",
        ),
        (
            NOT_CORRECTABLE,
            "the order or its line is over, or its address was corrected too many times",
        ),
    ];
}

/// The order that is edited: 412 unless it is as its editor has seen it, 409 where it is over.
pub(super) async fn read<R>(
    editing: &Editing<'_>,
    caller: &Caller<R>,
    order_id: Uuid,
    seen: IfMatch,
) -> Result<OrderRecord, Failure> {
    let order = document(editing, caller, order_id).await?;
    editing
        .check_version(seen, order.version, order_id, &order)
        .await?;
    let record = load(editing, order_id).await?;
    let status = record.status.at(editing.now, record.expires_at);
    if !matches!(status, OrderStatus::Placed | OrderStatus::Paid) {
        return Err(Problem::new(NOT_CORRECTABLE).into());
    }
    Ok(record)
}

/// The order as it is in the edit.
pub(super) async fn document<R>(
    editing: &Editing<'_>,
    caller: &Caller<R>,
    order_id: Uuid,
) -> Result<OrderDocument, Problem> {
    OrderDocument::read(&editing.transaction, caller, order_id, editing.now).await
}

/// What there is to know of it.
pub(super) async fn load(editing: &Editing<'_>, order_id: Uuid) -> Result<OrderRecord, Problem> {
    let record = guichet_order::load(&editing.transaction, order_id).await;
    record.map_err(unreadable)?.ok_or_else(Problem::not_found)
}

/// Ids for a mail.
pub(super) fn queued_mail<'a>(editing: &Editing<'_>, trace: &'a str) -> QueuedMail<'a> {
    QueuedMail {
        mail_id: editing.new_id(),
        message_id: editing.new_id(),
        at: editing.now,
        trace,
    }
}
