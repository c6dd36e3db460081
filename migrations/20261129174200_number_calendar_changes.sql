-- How often what a calendar shows of a date has changed, and when it last did, so that a calendar which has an older copy
-- takes the newer one. Raised by triggers.
alter table occurrences
    add column calendar_sequence integer not null default 0,
    add column calendar_changed_at timestamptz not null default now();

-- The same for what an order adds to it: whether it is still the buyer's, and with which tickets.
alter table orders
    add column calendar_sequence integer not null default 0,
    add column calendar_changed_at timestamptz not null default now();
