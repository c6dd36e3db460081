-- A code as it is compared with others, from how it is written or typed: without what shows nothing, in one case ("ß" and
-- "SS" are one), in Unicode's form NFKC. The function of the same name in shared/domain/order does the same.
create function fold_code(code text) returns text
language sql immutable strict parallel safe
return normalize(upper(lower(regexp_replace(normalize(code, NFKC),
    '[\u0001-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f'
    '\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a'
    '\U000e0000-\U000e0fff]', '', 'g') collate "und-x-icu") collate "und-x-icu"), NFKC);

-- `code` stays as the organizer wrote it, and `folded` is what is looked up: whatever can be made can be redeemed.
alter table codes
    drop constraint codes_code_check,
    drop constraint codes_event_id_code_key,
    add column folded text not null generated always as (fold_code(code)) stored,
    add constraint codes_code_check check (length(code) between 1 and 64),
    add constraint codes_folded_check check (length(folded) between 1 and 64),
    add constraint codes_event_id_folded_key unique (event_id, folded);

-- What a buyer chooses is compared with these, and comes composed.
alter table questions
    add constraint questions_options_normalized_check check (options::text is normalized),
    add constraint questions_when_equals_normalized_check check (when_equals::text is normalized);
