-- An event's own columns that a price, a rule of sale or a refusal depends on.
create or replace function raise_own_offer_version() returns trigger
language plpgsql as $$
begin
    new.offer_version := old.offer_version + 1;
    return new;
end $$;

create or replace trigger events_offer_version before update of status, currency, hold_seconds, payment_seconds,
    maximum_places_per_order, payment_methods, availability_shown, name, slug on events
    for each row
    when ((old.status, old.currency, old.hold_seconds, old.payment_seconds, old.maximum_places_per_order, old.payment_methods,
        old.availability_shown, old.name, old.slug)
        is distinct from (new.status, new.currency, new.hold_seconds, new.payment_seconds, new.maximum_places_per_order,
        new.payment_methods, new.availability_shown, new.name, new.slug))
    execute function raise_own_offer_version();
