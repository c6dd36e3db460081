-- Gives up everything that some orders have claimed. All claims go before the first pool is locked, however
-- many orders there are: the other way round, two who give back could wait for each other.
create or replace function release_claims(of_orders uuid[]) returns void
language plpgsql as $$
declare
    freed jsonb;
begin
    with gone as (
        delete from claims c where c.order_id = any(of_orders) returning c.pool_id, c.units
    ), summed as (
        select gone.pool_id, sum(gone.units) as units from gone group by gone.pool_id
    )
    select jsonb_object_agg(summed.pool_id, -summed.units) into freed from summed;
    if freed is not null then
        perform apply_taken_deltas(freed);
    end if;
end $$;
