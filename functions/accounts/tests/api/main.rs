//! The accounts function on a real database.

mod api_keys;
mod audit;
mod bad_input;
mod browser;
mod limits;
mod links;
mod members;
mod nulls;
mod openapi;
mod organizers;
mod own_audit;
mod own_email;
mod own_password;
mod own_profile;
mod own_second_factor;
mod resets;
mod second_factor;
mod secrecy;
mod service;
mod sessions;
mod settings;
mod sign_in;
mod step_up;
mod team;
mod telephone;
mod whole_path;
