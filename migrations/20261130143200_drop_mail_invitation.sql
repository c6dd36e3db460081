-- It answered boolean. The type of a result cannot be replaced; no release that calls it serves yet.
drop function if exists mail_invitation(uuid, uuid, uuid, uuid, uuid, uuid, timestamptz, text);
