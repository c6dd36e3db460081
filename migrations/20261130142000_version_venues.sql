alter table venues
    add column version integer not null default 1,
    add column created_at timestamptz not null default now(),
    add constraint venues_name_check check (length(name) between 1 and 200),
    add constraint venues_time_zone_check check (length(time_zone) between 1 and 64);
