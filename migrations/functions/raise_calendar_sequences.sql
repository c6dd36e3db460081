-- Events, organizers and venues are shown with each of their dates: all of those change at once. Lines are shown with
-- their order.
create or replace function raise_calendar_sequences() returns trigger
language plpgsql as $$
declare
    changed uuid[];
begin
    case tg_table_name
        when 'events' then
            changed := array(select o.occurrence_id from occurrences o where o.event_id = new.event_id);
        when 'venues' then
            changed := array(select o.occurrence_id from occurrences o where o.venue_id = new.venue_id);
        when 'organizers' then
            changed := array(
                select o.occurrence_id from events e join occurrences o on o.event_id = e.event_id
                where e.organizer_id = new.organizer_id
            );
        when 'lines' then
            update orders o set calendar_sequence = o.calendar_sequence + 2,
                calendar_changed_at = greatest(o.calendar_changed_at, clock_timestamp())
            where o.order_id = new.order_id;
    end case;
    update occurrences o set calendar_sequence = o.calendar_sequence + 1,
        calendar_changed_at = greatest(o.calendar_changed_at, clock_timestamp())
    where o.occurrence_id = any(changed);
    return null;
end $$;

create or replace trigger events_calendar_sequences after update of name, summary, slug, status on events for each row
    when ((old.name, old.summary, old.slug, old.status) is distinct from (new.name, new.summary, new.slug, new.status))
    execute function raise_calendar_sequences();
create or replace trigger venues_calendar_sequences
    after update of name, address, postal_code, city, latitude, longitude on venues for each row
    when ((old.name, old.address, old.postal_code, old.city, old.latitude, old.longitude)
        is distinct from (new.name, new.address, new.postal_code, new.city, new.latitude, new.longitude))
    execute function raise_calendar_sequences();
create or replace trigger organizers_calendar_sequences after update of name, email on organizers for each row
    when ((old.name, old.email) is distinct from (new.name, new.email))
    execute function raise_calendar_sequences();
create or replace trigger lines_calendar_sequences
    after update of status, occurrence_id, rate_id, description on lines for each row
    when ((old.status, old.occurrence_id, old.rate_id, old.description)
        is distinct from (new.status, new.occurrence_id, new.rate_id, new.description))
    execute function raise_calendar_sequences();
