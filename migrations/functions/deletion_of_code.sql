-- Deletes a code with what counts its uses, and answers the rows as they were; null where an order names it. A part of
-- delete_for_now.
create or replace function deletion_of_code(deleted uuid) returns jsonb
language plpgsql as $$
declare
    content jsonb;
    counters uuid[] := array(
        select p.pool_id from pools p join codes c on p.pool_id in (c.pool_id, c.budget_pool_id) where c.code_id = deleted
    );
begin
    if exists (select from orders o where o.code_id = deleted) then
        return null;
    end if;
    content := jsonb_build_object(
        'pools', (select jsonb_agg(to_jsonb(p)) from pools p where p.pool_id = any(counters)),
        'codes', (select jsonb_agg(to_jsonb(c)) from codes c where c.code_id = deleted),
        'code_rates', (select jsonb_agg(to_jsonb(x)) from code_rates x where x.code_id = deleted)
    );
    delete from code_rates x where x.code_id = deleted;
    delete from codes c where c.code_id = deleted;
    delete from pools p where p.pool_id = any(counters);
    return content;
end $$;
