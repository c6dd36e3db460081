alter table organizers
    -- Of mails to them, and what their texts are written in first.
    add column locale text not null default 'fr',
    -- Raised by each change, so that two who edit at once do not undo each other.
    add column version integer not null default 1,
    add constraint organizers_locale_check check (locale in ('fr', 'en'));
