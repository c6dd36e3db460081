//! Documents as whoever receives them reads them: with a QR decoder, a calendar parser, a PDF renderer.

mod calendar;
mod names;
mod qr;
mod tickets;
