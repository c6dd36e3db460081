//! Prices a cart from the copy of the offer in memory, and from a newer one where that one will not do.

use std::sync::{Arc, LazyLock};

use guichet_http::Problem;
use guichet_offer::{Cart, EventTerms, Item, Places, Refusal, Wanted};
use guichet_order::FieldError;
use jiff::Timestamp;

use crate::App;
use crate::draft::{Draft, Identity};
use crate::items::{self, ItemInput};
use crate::offers::Snapshot;
use crate::problems;

/// How often one request reads the offer again. It changes a few times a day; whoever changes it more often
/// than buyers can be served wants them to come back later.
const RELOADS: u32 = 2;

/// The items and the code of a request, each checked by itself, and the sum that the buyer was shown.
#[derive(Debug)]
pub(super) struct CartRequest {
    pub(super) items: Vec<Item>,
    /// Folded.
    pub(super) code: Option<String>,
    /// In minor units; `None`: whatever it costs.
    pub(super) shown_total: Option<i64>,
}

impl CartRequest {
    /// Checks both; the problem names every field that is wrong.
    pub(super) fn check(
        items: &[ItemInput],
        code: Option<&str>,
        shown_total: Option<i64>,
    ) -> Result<Self, Problem> {
        match (items::check_items(items), items::check_code(code)) {
            (Ok(items), Ok(code)) => Ok(Self {
                items,
                code,
                shown_total,
            }),
            (items, code) => {
                let errors: Vec<FieldError> = [items.err(), code.err()]
                    .into_iter()
                    .flatten()
                    .flatten()
                    .collect();
                Err(problems::invalid_fields(errors))
            }
        }
    }

    /// Whether the cart costs what the buyer was shown.
    fn expects(&self, priced: &Cart<'_>) -> bool {
        self.shown_total
            .is_none_or(|total| total == priced.total.amount)
    }

    fn names_places(&self) -> bool {
        self.items
            .iter()
            .any(|item| matches!(item.wanted, Wanted::Places(_)))
    }
}

/// The offer a request is priced from: the copy in memory, until it turns out to be too old.
pub(super) struct Quoting<'a> {
    app: &'a App,
    snapshot: Arc<Snapshot>,
    reloads: u32,
}

impl<'a> Quoting<'a> {
    /// Starts with the copy in memory.
    pub(super) async fn start(app: &'a App, slug: &str) -> Result<Self, Problem> {
        Ok(Self {
            app,
            snapshot: app.offers.find(slug).await?,
            reloads: 0,
        })
    }

    /// The order that the cart makes, or why it makes none.
    ///
    /// A refusal is told only from a fresh copy: the code may have been made, the sale opened, the price changed, a moment ago.
    pub(super) async fn draft(
        &mut self,
        cart: &CartRequest,
        now: Timestamp,
        identify: impl Fn(&EventTerms) -> Identity,
    ) -> Result<Draft, Problem> {
        loop {
            let refusal = match price(self.app, &self.snapshot, cart, now).await? {
                Ok(priced) if cart.expects(&priced) => {
                    let event = &self.snapshot.terms;
                    return Ok(Draft::new(
                        event,
                        &priced,
                        &identify(event),
                        &self.app.secrets,
                    ));
                }
                Ok(priced) => problems::price_changed(priced.total),
                Err(refusal) => problems::refused(refusal),
            };
            if self.app.offers.may_refuse(&self.snapshot) || self.reloads == RELOADS {
                return Err(refusal);
            }
            self.reload().await?;
        }
    }

    /// After the database has called the copy stale: takes a newer one, or gives up.
    pub(super) async fn reload(&mut self) -> Result<(), Problem> {
        if self.reloads == RELOADS {
            return Err(Problem::overloaded().detail("The offer is being changed at this moment."));
        }
        self.reloads += 1;
        self.snapshot = self.app.offers.find_newer(&self.snapshot).await?;
        Ok(())
    }
}

async fn price<'a>(
    app: &App,
    snapshot: &'a Snapshot,
    cart: &CartRequest,
    now: Timestamp,
) -> Result<Result<Cart<'a>, Refusal>, Problem> {
    static NO_PLACES: LazyLock<Places> = LazyLock::new(Places::new);
    let places = if cart.names_places() {
        snapshot.places(&app.offers).await?
    } else {
        &*NO_PLACES
    };
    let code = match &cart.code {
        None => None,
        Some(code) => match guichet_offer::find_code(snapshot.codes(&app.offers).await?, code, now)
        {
            Ok(code) => Some(code),
            Err(refusal) => return Ok(Err(Refusal::Code(refusal))),
        },
    };
    Ok(guichet_offer::price(
        &snapshot.offer,
        &cart.items,
        code,
        places,
        now,
    ))
}
