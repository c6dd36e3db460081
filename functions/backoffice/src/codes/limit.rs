//! What of a code is limited: a pool counts it.

use guichet_database::{Failure, ResultExt as _};
use guichet_editing::Editing;
use guichet_http::{Problem, ProblemType};
use guichet_queries::queries::backoffice_codes as queries;
use guichet_queries::queries::backoffice_pools as pools;
use uuid::Uuid;

use crate::problems::{BUDGET_TOO_LOW, CAPACITY_TOO_LOW};

/// A limit of a code.
pub(super) struct Limit {
    /// Of the pool.
    kind: &'static str,
    field: &'static str,
    too_low: ProblemType,
    /// `None`: it is not limited.
    maximum: Option<i32>,
    /// Where it has been counted until now.
    pool_id: Option<Uuid>,
}

impl Limit {
    /// For so many tickets.
    pub(super) fn of_uses(maximum: Option<i32>, pool_id: Option<Uuid>) -> Self {
        let (kind, field, too_low) = ("uses", "/terms/maximum_uses", CAPACITY_TOO_LOW);
        Self {
            kind,
            field,
            too_low,
            maximum,
            pool_id,
        }
    }

    /// So much off in all, in minor units.
    pub(super) fn of_budget(maximum: Option<i32>, pool_id: Option<Uuid>) -> Self {
        let (kind, field, too_low) = ("budget", "/terms/budget", BUDGET_TOO_LOW);
        Self {
            kind,
            field,
            too_low,
            maximum,
            pool_id,
        }
    }

    /// Has it counted up to the limit, and answers where; what is not limited is not counted any more. Refused below what is
    /// taken already.
    pub(super) async fn write(
        self,
        editing: &Editing<'_>,
        event_id: Uuid,
        code: &str,
    ) -> Result<Option<Uuid>, Failure> {
        let transaction = &editing.transaction;
        let Some(maximum) = self.maximum else {
            return Ok(None);
        };
        let Some(pool_id) = self.pool_id else {
            let pool_id = editing.new_id();
            queries::limit_code()
                .bind(
                    transaction,
                    &pool_id,
                    &event_id,
                    &code,
                    &maximum,
                    &self.kind,
                )
                .await?;
            return Ok(Some(pool_id));
        };
        let lowest = queries::lock_limit()
            .bind(transaction, &pool_id, &editing.now)
            .one()
            .await?;
        if i64::from(maximum) < lowest {
            let problem = Problem::new(self.too_low)
                .field(self.field, format!("at least {lowest}"))
                .with("lowest", lowest);
            return Err(problem.into());
        }
        pools::change_capacity()
            .bind(transaction, &pool_id, &editing.now, &maximum)
            .await
            .on_constraint("pools_taken_check", Problem::overloaded)?;
        Ok(Some(pool_id))
    }
}
