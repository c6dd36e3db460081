-- What a line takes of the stock includes its place: a place that is not in it would be promised without a claim.
alter table lines add constraint lines_place_id_check
    check (place_id is null or stock @> ('[{"place_id": "' || place_id || '"}]')::jsonb);
