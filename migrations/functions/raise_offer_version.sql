-- Whatever a price or a rule of sale depends on raises the event's offer_version, so that an order
-- priced from a copy kept in memory is refused, and priced again, when the offer has moved.
create or replace function raise_offer_version() returns trigger
language plpgsql as $$
declare
    old_row jsonb := to_jsonb(old);
    new_row jsonb := to_jsonb(new);
    changed uuid;
begin
    for changed in
        select distinct coalesce(
            (r.content ->> 'event_id')::uuid,
            (select p.event_id from products p where p.product_id = (r.content ->> 'product_id')::uuid),
            (select p.event_id from rates x join products p using (product_id) where x.rate_id = (r.content ->> 'rate_id')::uuid)
        )
        from (values (old_row), (new_row)) as r (content)
        where r.content is not null
    loop
        update events set offer_version = offer_version + 1 where event_id = changed;
    end loop;
    return null;
end $$;

create or replace trigger occurrences_offer_version after insert or delete
    or update of event_id, venue_id, number, starts_at, ends_at, doors_at, status on occurrences
    for each row execute function raise_offer_version();
create or replace trigger questions_offer_version after insert or update or delete on questions
    for each row execute function raise_offer_version();
create or replace trigger question_products_offer_version after insert or update or delete on question_products
    for each row execute function raise_offer_version();
create or replace trigger products_offer_version after insert or update or delete on products
    for each row execute function raise_offer_version();
create or replace trigger rates_offer_version after insert or update or delete on rates
    for each row execute function raise_offer_version();
create or replace trigger rate_pools_offer_version after insert or update or delete on rate_pools
    for each row execute function raise_offer_version();
create or replace trigger codes_offer_version after insert or update or delete on codes
    for each row execute function raise_offer_version();
create or replace trigger code_rates_offer_version after insert or update or delete on code_rates
    for each row execute function raise_offer_version();
