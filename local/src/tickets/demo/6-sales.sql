-- What has been sold so far: a cellar that is full, an evening with few seats left, seats taken in the
-- theatre, a slot nearly full. Everything is sold the way buyers buy, through the functions that guard
-- the stock; the order-paid messages are left in the outbox, so the tickets are issued when the workers
-- first run.

-- `how_many` of a rate, or the named `places`, paid with the demo provider or free of charge.
create function pg_temp.sell(event text, occurrence integer, rate text, how_many integer, buyer text, ago interval,
    places text[] default null) returns void
language plpgsql as $$
declare
    sold uuid := pg_temp.id(sell.event || '/order/' || buyer);
    email text := replace(pg_catalog.lower(public.plain_text(buyer)), ' ', '.') || '@buyers.example';
    moment timestamptz := now() - ago;
    request jsonb;
    outcome text;
begin
    select jsonb_build_object('order_id', sold, 'event_id', e.event_id, 'offer_version', e.offer_version,
            'reference', upper(substr(md5(sold::text), 1, 6)), 'locale', 'fr', 'currency', e.currency,
            'total', how_many * r.price, 'tax_total', how_many * t.tax, 'discount_total', 0,
            'expires_at', moment + e.hold_seconds * interval '1 second',
            'lines', jsonb_agg(jsonb_build_object('position', n, 'occurrence_id', o.occurrence_id, 'rate_id', r.rate_id,
                'place_id', pg_temp.id(sell.event || '/' || sell.occurrence || '/' || places[n]),
                'description', jsonb_build_object('product_name', p.name, 'rate_name', r.name, 'place_label', regexp_replace(replace(places[n], '/', ' '), ' ', ', ')),
                'full_price', r.price, 'price', r.price, 'tax', t.tax, 'tax_rate_basis_points', p.tax_rate_basis_points,
                'stock', (
                    select jsonb_agg(jsonb_build_object('pool_id', s.pool_id, 'units', s.units, 'place_id',
                        case when s.numbered then pg_temp.id(sell.event || '/' || sell.occurrence || '/' || places[n]) end))
                    from (select pool_id, units, numbered, occurrence_id from rate_pools x join pools using (pool_id) where x.rate_id = r.rate_id) as s
                    where coalesce(s.occurrence_id, o.occurrence_id) = o.occurrence_id
                )) order by n))
    into strict request
    from events e
    join occurrences o on o.event_id = e.event_id and o.number = sell.occurrence
    join rates r on r.rate_id = pg_temp.id(sell.event || '/' || sell.rate)
    join products p on p.product_id = r.product_id
    cross join lateral (select round(r.price * p.tax_rate_basis_points / (10000.0 + p.tax_rate_basis_points))::bigint as tax) as t
    cross join generate_series(1, how_many) as n
    where e.event_id = pg_temp.id(sell.event)
    group by e.event_id, r.rate_id, t.tax;

    select h.outcome into strict outcome from hold_orders(jsonb_build_array(request), moment) as h;
    if outcome <> 'held' then
        raise exception 'the demo could not sell % to %: %', sell.event, buyer, outcome;
    end if;

    update orders
    set status = 'placed', contact_name = buyer, contact_email = email, placed_at = moment
    where order_id = sold;
    update lines set attendee_name = buyer where order_id = sold;

    insert into payments (payment_id, order_id, provider, provider_reference, status, amount, currency, captured,
        created_at, expires_at, settled_at)
    select pg_temp.id(sell.event || '/payment/' || buyer), sold, case o.total when 0 then 'free' else 'demo' end,
        'demo-' || o.reference, 'succeeded', o.total, o.currency, o.total, moment, moment + interval '30 minutes', moment
    from orders o
    where o.order_id = sold;
    insert into ledger_entries (ledger_entry_id, payment_id, kind, amount, currency, created_at)
    select pg_temp.id(sell.event || '/capture/' || buyer), p.payment_id, 'capture', p.captured, p.currency, moment
    from payments p
    where p.order_id = sold and p.captured > 0;

    perform settle_order(sold, moment, pg_temp.id(sell.event || '/paid/' || buyer), null);
end $$;

select pg_temp.sell('trio-lumen-grenoble', 1, 'entry/regular', 10, 'Hélène Arnaud', '9 days');
select pg_temp.sell('trio-lumen-grenoble', 1, 'entry/regular', 10, 'Karim Benali', '8 days');
select pg_temp.sell('trio-lumen-grenoble', 1, 'entry/reduced', 10, 'Jeanne Morel', '6 days');

select pg_temp.sell('match-d-impro-marseille', 1, 'entry/regular', 10, 'Sofia Costa', '5 days');
select pg_temp.sell('match-d-impro-marseille', 1, 'entry/regular', 10, 'Bruno Esposito', '4 days');
select pg_temp.sell('match-d-impro-marseille', 1, 'entry/reduced', 10, 'Leïla Haddad', '3 days');
select pg_temp.sell('match-d-impro-marseille', 1, 'entry/regular', 7, 'Thomas Girard', '1 day');

select pg_temp.sell('le-malade-imaginaire-bruxelles', 1, 'stalls/regular', 6, 'Anke Peeters', '7 days',
    places => '{Parterre/C/6,Parterre/C/7,Parterre/C/8,Parterre/C/9,Parterre/D/7,Parterre/D/8}');
select pg_temp.sell('le-malade-imaginaire-bruxelles', 1, 'balcony/under-26', 4, 'Louis Marchal', '2 days',
    places => '{Balcon/AA/1,Balcon/AA/2,Balcon/AA/3,Balcon/AA/4}');

select pg_temp.sell('lumieres-du-nord-liege', 1, 'entry/regular', 10, 'Nora Lambert', '3 days');
select pg_temp.sell('lumieres-du-nord-liege', 1, 'entry/under-26', 10, 'Classe de Mme Dubois', '2 days');
