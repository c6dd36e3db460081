//! Random rules: against another implementation, and what holds of all of them.

mod oracle;
mod properties;
mod rules;
