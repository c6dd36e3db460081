//! The real functions in the local cloud: what they log and count while somebody buys, and what they tell browsers.

mod asked;
mod exposition;
mod headers;
mod logs;
mod member;
mod monitoring;
mod purchase;
mod scraping;
