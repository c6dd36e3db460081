//! Sessions: signing in, and out.

pub(crate) mod end;
pub(crate) mod end_others;
pub(crate) mod end_this;
pub(crate) mod list;
pub(crate) mod open;
pub(crate) mod open_by_link;
pub(crate) mod show;
pub(crate) mod step_up;
