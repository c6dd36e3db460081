-- A text that was taken back leaves its row, without a text: no version comes twice. Its id is what the
-- audit log knows it by.
alter table mail_texts
    add column mail_text_id uuid not null default gen_random_uuid(),
    alter column text drop not null,
    add constraint mail_texts_mail_text_id_key unique (mail_text_id);
-- All that buyers are told, but where somebody else may read it.
alter table mail_texts drop constraint mail_texts_kind_check;
alter table mail_texts add constraint mail_texts_kind_check check (kind in
    ('tickets', 'payment_instructions', 'order_expired', 'order_cancelled', 'date_cancelled', 'late_payment_refunded', 'refunded'));
