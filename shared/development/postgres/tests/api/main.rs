//! Starts, shares, stops and repairs real servers.

mod sharing;
mod starting;
mod support;
