use std::fmt::Display;

use guichet_access::{Caller, right};
use guichet_database::ResultExt as _;
use guichet_http::{INVALID_QUERY, Page, PageLimit, Problem, decode_cursor, page_limit};
use guichet_order::OrderStatus;
use guichet_queries::client::{GenericClient, Params as _};
use guichet_queries::queries::sales::{self as queries, ListOrdersParams, SearchOrdersParams};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::line::OrderLine;

/// More words than somebody types to find an order.
const WORDS: usize = 8;

/// Letters of the longest word: shorter ones are in nearly every order.
const LETTERS: usize = 3;

/// Characters of a search.
const SEARCH: usize = 200;

/// Which orders are wanted.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrdersQuery {
    /// Words, or parts of them, of the reference, the buyer, attendees, the code or notes: one of them of three letters at least; or a
    /// ticket's number, or what its QR code holds, alone. Where nothing has them, what is spelt alike is found
    #[serde(default)]
    search: Option<String>,
    /// Of this event alone
    #[serde(default)]
    event_id: Option<Uuid>,
    /// With a line of this date
    #[serde(default)]
    occurrence_id: Option<Uuid>,
    /// With a line of this product
    #[serde(default)]
    product_id: Option<Uuid>,
    /// In this state now; all that were placed, where nothing is said. `placed` awaits its payment, `held` is being filled in
    #[serde(default)]
    status: Option<OrderStatus>,
    /// Placed at this moment or later
    #[serde(default)]
    placed_from: Option<Timestamp>,
    /// Placed before this moment
    #[serde(default)]
    placed_before: Option<Timestamp>,
    /// Only those of which money is still to go back, or could not
    #[serde(default)]
    refund_open: bool,
    /// Of the page before
    #[serde(default)]
    cursor: Option<String>,
    /// How many at most
    #[serde(default)]
    limit: Option<PageLimit>,
}

/// What is looked for.
enum Search {
    /// Everything.
    All,
    /// Orders with these words, the longest first.
    Words(Vec<String>),
    /// The order of the ticket that has this code, whatever else is wanted.
    Ticket(Uuid, String),
}

impl OrdersQuery {
    /// A page of the orders that the caller sees.
    pub(super) async fn page(
        &self,
        client: &impl GenericClient,
        caller: &Caller<right::SeeOrders>,
        now: Timestamp,
    ) -> Result<Page<OrderLine>, Problem> {
        let limit = page_limit(self.limit);
        let after: Option<(Timestamp, Uuid)> =
            self.cursor.as_deref().map(decode_cursor).transpose()?;
        let events = self.events(caller)?;
        let params = ListOrdersParams {
            after_at: after.map(|(at, _)| at),
            after_id: after.map(|(_, id)| id),
            state: self.status.map(OrderStatus::as_str),
            at: now,
            placed_from: self.placed_from,
            placed_before: self.placed_before,
            refund_open: self.refund_open,
            occurrence_id: self.occurrence_id,
            product_id: self.product_id,
            at_most: i64::from(limit) + 1,
            organizer_id: caller.organizer_id,
            event_ids: events.as_deref(),
        };
        let order_ids = match self.search(client).await? {
            Search::All => queries::list_orders().params(client, &params).all().await,
            Search::Words(words) => search(client, params, &words).await,
            Search::Ticket(ticket_id, token) => {
                let organizer_id = caller.organizer_id;
                queries::find_by_ticket()
                    .bind(client, &ticket_id, &token, &organizer_id, &params.event_ids)
                    .all()
                    .await
            }
        };
        let lines = OrderLine::read_all(client, &order_ids.or_problem()?, now).await?;
        Ok(Page::new(lines, limit, |line| (line.created_at, line.id)))
    }

    /// The events whose orders are wanted, of those that the caller sees; `None` is all.
    fn events(&self, caller: &Caller<right::SeeOrders>) -> Result<Option<Vec<Uuid>>, Problem> {
        let Some(event_id) = self.event_id else {
            return Ok(caller.events().map(<[Uuid]>::to_vec));
        };
        caller.check_event(event_id)?;
        Ok(Some(vec![event_id]))
    }

    async fn search(&self, client: &impl GenericClient) -> Result<Search, Problem> {
        let typed = self.search.as_deref().unwrap_or_default().trim();
        if typed.is_empty() {
            return Ok(Search::All);
        }
        if let Ok(ticket_id) = guichet_tickets::read_ticket_id(typed) {
            return Ok(Search::Ticket(ticket_id, typed.to_owned()));
        }
        if typed.chars().count() > SEARCH {
            return Err(illegal(format!("at most {SEARCH} characters")));
        }
        let words = queries::plain_words().bind(client, &typed).all().await;
        let mut words: Vec<String> = words.or_problem()?;
        words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
        words.truncate(WORDS);
        let is_serial = |word: &String| word.chars().all(|digit| digit.is_ascii_digit());
        let is_long = |word: &String| word.chars().count() >= LETTERS;
        match words.first() {
            Some(first) if is_long(first) || (words.len() == 1 && is_serial(first)) => {
                Ok(Search::Words(words))
            }
            _ => Err(illegal(
                "a word of at least three letters, or a ticket's number",
            )),
        }
    }
}

/// 400 `invalid-query`, and what a search may be.
fn illegal(legal: impl Display) -> Problem {
    Problem::new(INVALID_QUERY).parameter("search", legal)
}

/// The same of orders with these words.
async fn search(
    client: &impl GenericClient,
    wanted: ListOrdersParams<&str, &[Uuid]>,
    words: &[String],
) -> Result<Vec<Uuid>, tokio_postgres::Error> {
    let params = SearchOrdersParams {
        organizer_id: wanted.organizer_id,
        words,
        after_at: wanted.after_at,
        after_id: wanted.after_id,
        event_ids: wanted.event_ids,
        state: wanted.state,
        at: wanted.at,
        placed_from: wanted.placed_from,
        placed_before: wanted.placed_before,
        refund_open: wanted.refund_open,
        occurrence_id: wanted.occurrence_id,
        product_id: wanted.product_id,
        at_most: wanted.at_most,
    };
    queries::search_orders().params(client, &params).all().await
}
