//! The mailer on a real database, called as Pub/Sub calls it, in conversation with a mail server.

mod account_mails;
mod account_words;
mod attachments;
mod called_off;
mod deliveries;
mod failures;
mod headers;
mod logs;
mod organizer_text;
mod outdated;
mod people;
mod poison;
mod smtp_server;
mod support;
mod words;
