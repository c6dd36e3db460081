//! What stands in for the rest of the cloud while a sale is measured: Pub/Sub that delivers, a bank that takes every
//! card, a mail server that takes every mail. Each is as small as it can be, because it shares two cores with the
//! functions, and each runs in the thread of the load.

mod bank;
mod broker;
mod mailbox;

use std::io;
use std::net::{Ipv4Addr, TcpListener};

pub(crate) use bank::Bank;
pub(crate) use broker::{Broker, Delivered, Subscription};
pub(crate) use mailbox::Mailbox;

/// An open port, before there is a runtime to serve it: functions are told of it when they start.
fn listen() -> io::Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Its address as a URL.
fn url(scheme: &str, listener: &TcpListener) -> io::Result<String> {
    Ok(format!("{scheme}://{}", listener.local_addr()?))
}
