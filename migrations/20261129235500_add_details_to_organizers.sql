-- Whom buyers contract with, and on which terms: told before they pay.

alter table organizers
    add column legal_name text,
    -- Lines apart by a line feed.
    add column address text,
    -- In the register of the organizer's country: SIRET, numéro d'entreprise, Companies House.
    add column registration_number text,
    add column vat_number text,
    -- Of those who put on shows: PLATESV-D-….
    add column licence_numbers text[] not null default '{}',
    -- Texts in two languages, as those of events; paragraphs apart by an empty line.
    add column terms jsonb,
    add column privacy jsonb,
    add constraint organizers_terms_check check (terms ?| array['fr', 'en']),
    add constraint organizers_privacy_check check (privacy ?| array['fr', 'en']);
