//! The rules of what an event sells: where and when a rate is sold, what is left of it and what is shown of that, how many
//! an order may have, and what a line costs with its tax and the discount of a code.
//!
//! Plain functions over plain types: what is on offer, what is left and what time it is are given. An offer is read from
//! its rows here too; keeping copies and taking stock are the functions' business; refusing what is not there any more
//! is the database's.
//!
//! - A rate is sold at the dates its pools belong to; one with shared pools only, at all dates ([`RatePools`]). Of several
//!   numbered pools a line takes the one its seat is in; of all others it takes every one. So the scarcest of these limits
//!   a rate, and rooms with numbered seats add up ([`sellable`]).
//! - A sale runs from its first moment until just before its last, and no longer than its date ([`sale_period`],
//!   [`OccurrencePhase`]). Nothing is sold of what was called off.
//! - Tax is taken from the gross price of each line, half-even, once. A percentage is rounded the same way; a fixed amount
//!   never takes off more than the price ([`price`]).
//! - Where buyers choose the price, an item says what was chosen, between the least and the most; no code takes anything
//!   off it, and one is used by it only where it is what lets it be had ([`FreePrice`]).
//! - A code applies to the rates it names, or, if it names none, to all that need no code. Each line it applies to is one
//!   use. A code that changes nothing about an order is refused. A rate that needs a code is shown to, and had by, those
//!   with one that names it ([`CodeTerms`]).
//! - A code may have a budget, a pool of minor units: each line takes of it what the code takes off. An order whose discounts
//!   are more than is left is refused as a whole, and told what is left.
//! - An add-on that needs tickets is sold beside them in the same order, whatever dates they are for: as many as each of
//!   them lets its buyer have ([`Requirement`]).

#[cfg(test)]
mod agreement;
mod code;
mod item;
mod obstacle;
mod offer;
mod pools;
mod pricing;
mod read;
mod sale;
#[cfg(test)]
mod samples;
mod shortage;
mod stock;
mod words;

pub use code::{
    Code, CodeEffect, CodeRefusal, CodeState, CodeTerms, Codes, UnknownCodeKind, find_code,
    is_open_to, price_with,
};
pub use item::{Item, Wanted};
pub use obstacle::{Obstacle, obstacles};
pub use offer::{FreePrice, Occurrence, Offer, Place, Places, Rate, RatePool, Requirement};
pub use pools::{RatePools, lines_from};
pub use pricing::{
    Cart, ClosedSale, ClosedState, MissingTickets, Need, PricedLine, QuantityOutOfRange, Refusal,
    price,
};
pub use read::{EventTerms, ReadError, read_codes, read_offer, read_places};
pub use sale::{
    OccurrencePhase, RateState, SalePeriod, SaleState, event_state, is_free, prices, sale_period,
};
pub use shortage::{
    CodeShortage, LineStock, PoolShortage, Shortage, Unavailable, figure, name_unavailable,
};
pub use stock::{PoolStock, RateStock, Sellable, lines_left, sellable};
pub use words::{Category, PriceKind, ProductKind};
