//! Edits of what an organizer has: one transaction for each, in which the row of the event, or of the organizer, is locked first,
//! what was done is written into the audit log last, and everything between sees what the editor before has left.
//!
//! ```text
//! let mut client = app.database.get_to_lock().await?;
//! let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
//! let before = read(&editing.transaction).await?;
//! editing.check_version(seen, before.version, before.id, &before).await?;   // 412
//! write(&editing.transaction).await?;
//! editing.log(Action::EventChanged, Some(event_id), difference).await?;
//! let after = read(&editing.transaction).await?;
//! editing.commit().await?;
//! ```
//!
//! Who may edit is said before, by `guichet-access`; what is legal, and what is written, by the function.

use guichet_access::Caller;
use guichet_audit::{Action, Actor, Chain, Difference, Entry, LastChange};
use guichet_clock::{Clock, Entropy};
use guichet_database::{Client, Failure, ResultExt as _, Transaction};
use guichet_http::{IfMatch, Problem, changed_meanwhile};
use guichet_queries::queries::editing as queries;
use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

/// An edit under way.
pub struct Editing<'a> {
    /// Everything is read and written in it.
    pub transaction: Transaction<'a>,
    /// Whose log the edit is written into.
    pub organizer_id: Uuid,
    /// When the edit is done.
    pub now: Timestamp,
    event_id: Option<Uuid>,
    order_id: Option<Uuid>,
    actor: Actor,
    entropy: &'a Entropy,
}

impl<'a> Editing<'a> {
    /// Begins to edit an event: 404 where the caller does not see it, it is not the organizer's, or it is deleted. Waits for
    /// the editor before.
    pub async fn of_event<A: AsRef<Clock> + AsRef<Entropy>, R>(
        app: &'a A,
        caller: &Caller<R>,
        client: &'a mut Client,
        event_id: Uuid,
    ) -> Result<Self, Failure> {
        caller.check_event(event_id)?;
        let editing = Self::begin(app, caller, client, Some(event_id)).await?;
        queries::lock_event()
            .bind(&editing.transaction, &event_id, &caller.organizer_id)
            .opt()
            .await?
            .ok_or_else(Problem::not_found)?;
        Ok(editing)
    }

    /// Begins to edit what belongs to the organizer and to no event.
    pub async fn of_organizer<A: AsRef<Clock> + AsRef<Entropy>, R>(
        app: &'a A,
        caller: &Caller<R>,
        client: &'a mut Client,
    ) -> Result<Self, Failure> {
        let editing = Self::begin(app, caller, client, None).await?;
        queries::lock_organizer()
            .bind(&editing.transaction, &caller.organizer_id)
            .opt()
            .await?
            .ok_or_else(Problem::not_found)?;
        Ok(editing)
    }

    /// Begins to edit an order: 404 where it is not the organizer's, or of an event that the caller does not see. Waits for
    /// whoever pays, cancels or edits it.
    pub async fn of_order<A: AsRef<Clock> + AsRef<Entropy>, R>(
        app: &'a A,
        caller: &Caller<R>,
        client: &'a mut Client,
        order_id: Uuid,
    ) -> Result<Self, Failure> {
        let mut editing = Self::begin(app, caller, client, None).await?;
        let event_id = queries::lock_order()
            .bind(&editing.transaction, &order_id, &caller.organizer_id)
            .opt()
            .await?
            .ok_or_else(Problem::not_found)?;
        caller.check_event(event_id)?;
        editing.event_id = Some(event_id);
        editing.order_id = Some(order_id);
        Ok(editing)
    }

    async fn begin<A: AsRef<Clock> + AsRef<Entropy>, R>(
        app: &'a A,
        caller: &Caller<R>,
        client: &'a mut Client,
        event_id: Option<Uuid>,
    ) -> Result<Self, Failure> {
        Ok(Self {
            transaction: client.transaction().await?,
            organizer_id: caller.organizer_id,
            now: AsRef::<Clock>::as_ref(app).now(),
            event_id,
            order_id: None,
            actor: caller.actor,
            entropy: app.as_ref(),
        })
    }

    /// A new id.
    pub fn new_id(&self) -> Uuid {
        self.entropy.uuid(self.now)
    }

    /// Who does it.
    pub fn actor(&self) -> Actor {
        self.actor
    }

    /// 412 `changed-meanwhile`, with what is there now and who changed it last, unless the client has seen this version.
    pub async fn check_version(
        &self,
        IfMatch(seen): IfMatch,
        version: i32,
        subject_id: Uuid,
        current: &(impl Serialize + Sync),
    ) -> Result<(), Failure> {
        if seen == version {
            return Ok(());
        }
        let chain = Chain::Organizer(self.organizer_id);
        let last = LastChange::find(&self.transaction, chain, subject_id).await?;
        Err(changed_meanwhile(version, current, last).into())
    }

    /// Writes into the audit log what was done, last in the transaction: other edits of the organizer wait from here on.
    pub async fn log(
        &self,
        action: Action,
        subject_id: Uuid,
        difference: Difference,
    ) -> Result<(), Failure> {
        self.append(action, subject_id, self.event_id, difference)
            .await
    }

    /// [`log`](Self::log) about an event that was made in this edit.
    pub async fn log_new_event(
        &self,
        action: Action,
        event_id: Uuid,
        difference: Difference,
    ) -> Result<(), Failure> {
        self.append(action, event_id, Some(event_id), difference)
            .await
    }

    async fn append(
        &self,
        action: Action,
        subject_id: Uuid,
        event_id: Option<Uuid>,
        difference: Difference,
    ) -> Result<(), Failure> {
        let entry = Entry {
            chain: Chain::Organizer(self.organizer_id),
            actor: self.actor,
            action,
            subject_id: Some(subject_id),
            event_id,
            order_id: self.order_id,
            difference,
        };
        entry
            .append(&self.transaction, self.new_id(), self.now)
            .await?;
        Ok(())
    }

    /// Ends the edit.
    pub async fn commit(self) -> Result<(), Failure> {
        self.transaction.commit().await.or_commit_unknown()
    }
}
