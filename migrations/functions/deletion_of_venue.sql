-- Deletes a venue, and answers the row as it was; null where a date or a rule of dates is for it. A part of delete_for_now.
create or replace function deletion_of_venue(deleted uuid) returns jsonb
language plpgsql as $$
declare
    content jsonb;
begin
    if exists (select from occurrences o where o.venue_id = deleted)
        or exists (select from occurrence_series s where s.venue_id = deleted) then
        return null;
    end if;
    content := jsonb_build_object('venues', (select jsonb_agg(to_jsonb(v)) from venues v where v.venue_id = deleted));
    delete from venues v where v.venue_id = deleted;
    return content;
end $$;
