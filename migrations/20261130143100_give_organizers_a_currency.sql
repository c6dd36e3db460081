alter table organizers
    add column currency text not null default 'EUR',
    -- How long personal data of buyers are kept after a date.
    add column retention_months integer not null default 36,
    add constraint organizers_currency_check check (currency ~ '^[A-Z]{3}$'),
    add constraint organizers_retention_months_check check (retention_months between 1 and 120);
