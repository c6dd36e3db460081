//! The catalog function on a real database.

mod availability;
mod calendar;
mod codes;
mod dates;
mod demo;
mod description;
mod event;
mod kept;
mod list;
mod nearby;
mod nulls;
mod openapi;
mod organizer_events;
mod organizer_pages;
mod organizers;
mod pages;
mod paging;
mod pictures;
mod places;
mod previews;
mod search;
mod structured_data;
mod visitor;
