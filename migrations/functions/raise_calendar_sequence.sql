-- A change of what a calendar shows gets the next number, as many higher as the trigger says.
create or replace function raise_calendar_sequence() returns trigger
language plpgsql as $$
begin
    new.calendar_sequence := old.calendar_sequence + tg_argv[0]::integer;
    new.calendar_changed_at := greatest(old.calendar_changed_at, clock_timestamp());
    return new;
end $$;

create or replace trigger occurrences_calendar_sequence
    before update of starts_at, ends_at, venue_id, status on occurrences for each row
    when ((old.starts_at, old.ends_at, old.venue_id, old.status)
        is distinct from (new.starts_at, new.ends_at, new.venue_id, new.status))
    execute function raise_calendar_sequence(1);

-- By two: a calendar file may have said meanwhile that the order's time was over, under the number between, before
-- anything was written.
create or replace trigger orders_calendar_sequence
    before update of status, expires_at, locale, total, link_number on orders for each row
    when ((old.status, old.expires_at, old.locale, old.total, old.link_number)
        is distinct from (new.status, new.expires_at, new.locale, new.total, new.link_number))
    execute function raise_calendar_sequence(2);
