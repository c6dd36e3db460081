//! The real functions in the local cloud: what they log and count while somebody buys.

mod asked;
mod exposition;
mod logs;
mod monitoring;
mod purchase;
mod scraping;
