-- Whatever a price or a rule of sale depends on raises the event's offer_version, once a statement and event, so that an order
-- priced from a copy kept in memory is refused, and priced again, when the offer has moved.
create or replace function raise_offer_version() returns trigger
language plpgsql as $$
declare
    -- What no price or rule of sale depends on.
    ignored constant text[] := '{version,calendar_sequence,calendar_changed_at,detached,recurrence_on,occurrence_series_id,recipient,created_at,base_price}';
    changed jsonb[];
begin
    case tg_op
        when 'INSERT' then changed := array(select to_jsonb(n) from new_rows n);
        when 'DELETE' then changed := array(select to_jsonb(o) from old_rows o);
        else changed := array(
            (select to_jsonb(n) - ignored from new_rows n except select to_jsonb(o) - ignored from old_rows o)
            union all
            (select to_jsonb(o) - ignored from old_rows o except select to_jsonb(n) - ignored from new_rows n)
        );
    end case;
    update events e set offer_version = e.offer_version + 1
    where e.event_id in (
        select (c ->> 'event_id')::uuid from unnest(changed) as c where c ? 'event_id'
        union
        select p.event_id from unnest(changed) as c join products p on p.product_id = (c ->> 'product_id')::uuid where not c ? 'event_id'
        union
        select p.event_id from unnest(changed) as c join rates r on r.rate_id = (c ->> 'rate_id')::uuid join products p using (product_id)
        where not c ? 'event_id' and not c ? 'product_id'
    );
    return null;
end $$;

create or replace trigger occurrences_offer_version after insert on occurrences referencing new table as new_rows
    for each statement execute function raise_offer_version();
create or replace trigger occurrences_offer_version_update after update on occurrences referencing old table as old_rows new table as new_rows
    for each statement execute function raise_offer_version();
create or replace trigger occurrences_offer_version_delete after delete on occurrences referencing old table as old_rows
    for each statement execute function raise_offer_version();
create or replace trigger questions_offer_version after insert on questions referencing new table as new_rows
    for each statement execute function raise_offer_version();
create or replace trigger questions_offer_version_update after update on questions referencing old table as old_rows new table as new_rows
    for each statement execute function raise_offer_version();
create or replace trigger questions_offer_version_delete after delete on questions referencing old table as old_rows
    for each statement execute function raise_offer_version();
create or replace trigger question_products_offer_version after insert on question_products referencing new table as new_rows
    for each statement execute function raise_offer_version();
create or replace trigger question_products_offer_version_update after update on question_products referencing old table as old_rows new table as new_rows
    for each statement execute function raise_offer_version();
create or replace trigger question_products_offer_version_delete after delete on question_products referencing old table as old_rows
    for each statement execute function raise_offer_version();
create or replace trigger products_offer_version after insert on products referencing new table as new_rows
    for each statement execute function raise_offer_version();
create or replace trigger products_offer_version_update after update on products referencing old table as old_rows new table as new_rows
    for each statement execute function raise_offer_version();
create or replace trigger products_offer_version_delete after delete on products referencing old table as old_rows
    for each statement execute function raise_offer_version();
create or replace trigger product_requirements_offer_version after insert on product_requirements referencing new table as new_rows
    for each statement execute function raise_offer_version();
create or replace trigger product_requirements_offer_version_update after update on product_requirements referencing old table as old_rows new table as new_rows
    for each statement execute function raise_offer_version();
create or replace trigger product_requirements_offer_version_delete after delete on product_requirements referencing old table as old_rows
    for each statement execute function raise_offer_version();
create or replace trigger rates_offer_version after insert on rates referencing new table as new_rows
    for each statement execute function raise_offer_version();
create or replace trigger rates_offer_version_update after update on rates referencing old table as old_rows new table as new_rows
    for each statement execute function raise_offer_version();
create or replace trigger rates_offer_version_delete after delete on rates referencing old table as old_rows
    for each statement execute function raise_offer_version();
create or replace trigger rate_pools_offer_version after insert on rate_pools referencing new table as new_rows
    for each statement execute function raise_offer_version();
create or replace trigger rate_pools_offer_version_update after update on rate_pools referencing old table as old_rows new table as new_rows
    for each statement execute function raise_offer_version();
create or replace trigger rate_pools_offer_version_delete after delete on rate_pools referencing old table as old_rows
    for each statement execute function raise_offer_version();
create or replace trigger codes_offer_version after insert on codes referencing new table as new_rows
    for each statement execute function raise_offer_version();
create or replace trigger codes_offer_version_update after update on codes referencing old table as old_rows new table as new_rows
    for each statement execute function raise_offer_version();
create or replace trigger codes_offer_version_delete after delete on codes referencing old table as old_rows
    for each statement execute function raise_offer_version();
create or replace trigger code_rates_offer_version after insert on code_rates referencing new table as new_rows
    for each statement execute function raise_offer_version();
create or replace trigger code_rates_offer_version_update after update on code_rates referencing old table as old_rows new table as new_rows
    for each statement execute function raise_offer_version();
create or replace trigger code_rates_offer_version_delete after delete on code_rates referencing old table as old_rows
    for each statement execute function raise_offer_version();
