//! The server as its clients see it: bytes in, bytes out.

mod answers;
mod bodies;
mod child;
mod connections;
mod heads;
mod openapi;
mod pipeline;
mod process;
mod routing;
mod shop;
mod slow;
mod uploads;
mod wire;
