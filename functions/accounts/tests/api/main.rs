//! The accounts function on a real database.

mod api_keys;
mod bad_input;
mod browser;
mod limits;
mod links;
mod members;
mod nulls;
mod openapi;
mod organizers;
mod resets;
mod second_factor;
mod secrecy;
mod service;
mod sessions;
mod settings;
mod sign_in;
mod team;
mod whole_path;
