-- Deletes something of an organizer, or of an event of it, and keeps its rows for 30 days: see restore_deletion. Answers
--   done    it is deleted
--   absent  there is none
--   in_use  somebody has ordered it, or something else is for it: nothing has changed
--
-- Whoever orders it in this moment has its row locked by a foreign key: the delete waits, and then is refused by that key.
create or replace function delete_for_now(of_kind text, deletion uuid, of_organizer uuid, of_event uuid, subject uuid,
    by_kind text, by_id uuid, at timestamptz) returns deletion_outcome
language plpgsql as $$
declare
    known_as text;
    content jsonb;
begin
    case of_kind
        when 'venue' then
            select v.name into known_as from venues v where v.venue_id = subject and v.organizer_id = of_organizer;
        when 'occurrence' then
            -- What clocks there show when it starts.
            select to_char(o.starts_at at time zone v.time_zone, 'YYYY-MM-DD"T"HH24:MI') into known_as
            from occurrences o join venues v using (venue_id)
            where o.occurrence_id = subject and o.event_id = of_event;
        when 'product' then
            select coalesce(p.name ->> 'fr', p.name ->> 'en') into known_as
            from products p where p.product_id = subject and p.event_id = of_event;
        when 'code' then
            select c.code into known_as from codes c where c.code_id = subject and c.event_id = of_event;
    end case;
    if known_as is null then
        return 'absent';
    end if;

    content := case of_kind
        when 'venue' then deletion_of_venue(subject)
        when 'occurrence' then deletion_of_occurrence(subject)
        when 'product' then deletion_of_product(subject)
        when 'code' then deletion_of_code(subject)
    end;
    if content is null then
        return 'in_use';
    end if;
    insert into deletions (deletion_id, organizer_id, event_id, kind, subject_id, name, content, actor_kind, actor_id, deleted_at)
    values (deletion, of_organizer, of_event, of_kind, subject, known_as, content, by_kind, by_id, at);
    return 'done';
exception
    when foreign_key_violation then
        return 'in_use';
end $$;
