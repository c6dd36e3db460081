alter table questions add column archived_at timestamptz;
alter table questions drop constraint questions_kind_check;
-- Only the back office writes the new words, which comes with this release.
alter table questions add constraint questions_kind_check check
    (kind in ('text', 'choice', 'choices', 'boolean', 'number', 'date', 'email', 'telephone', 'country'));
alter table questions drop constraint questions_event_id_position_key;
alter table questions add constraint questions_event_id_position_key unique (event_id, position) deferrable initially deferred;
