create table order_search (
    order_id uuid not null,
    organizer_id uuid not null,
    event_id uuid not null,
    created_at timestamptz not null,
    -- Reference, buyer, code, attendees and notes, as plain_text() writes them.
    search_text text not null,
    constraint order_search_pkey primary key (order_id),
    constraint order_search_order_id_fkey foreign key (order_id) references orders (order_id) on delete cascade,
    constraint order_search_organizer_id_fkey foreign key (organizer_id) references organizers (organizer_id),
    constraint order_search_event_id_fkey foreign key (event_id) references events (event_id)
);
comment on table order_search is 'What orders are found by; apart from them, so that whoever holds, places or pays one writes no index of words. See index_orders().';

insert into order_search (order_id, organizer_id, event_id, created_at, search_text)
select o.order_id, e.organizer_id, o.event_id, o.created_at, plain_text(concat_ws(' ', o.reference, o.contact_name, o.contact_email, c.code, (
    select string_agg(concat_ws(' ', l.attendee_name, l.attendee_email), ' ') from lines l where l.order_id = o.order_id
)))
from orders o join events e on e.event_id = o.event_id left join codes c on c.code_id = o.code_id
where o.placed_at is not null;

create index order_search_organizer_id_idx on order_search (organizer_id, created_at, order_id);
create index order_search_event_id_idx on order_search (event_id);
create index order_search_search_text_idx on order_search using gin (search_text gin_trgm_ops);
