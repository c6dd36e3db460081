create table mail_texts (
    event_id uuid not null,
    kind text not null,
    -- Markdown in two languages, put below the greeting.
    text jsonb not null,
    version integer not null default 1,
    constraint mail_texts_pkey primary key (event_id, kind),
    constraint mail_texts_event_id_fkey foreign key (event_id) references events (event_id),
    constraint mail_texts_kind_check check (kind in ('tickets', 'payment_instructions', 'order_cancelled', 'date_cancelled', 'refunded')),
    constraint mail_texts_text_check check (text ?| array['fr', 'en'])
);
comment on table mail_texts is 'What an organizer adds to mails about orders of an event.';
