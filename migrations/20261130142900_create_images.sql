create table images (
    image_id uuid not null,
    organizer_id uuid not null,
    -- SHA-256 of what was uploaded: the same picture is one row.
    upload_hash bytea not null,
    width integer not null,
    height integer not null,
    -- What must stay visible, in hundredths from the left and the top.
    focal_x smallint not null default 50,
    focal_y smallint not null default 50,
    -- What is to be seen, in two languages; {} where it only decorates.
    alt jsonb not null default '{}',
    version integer not null default 1,
    created_at timestamptz not null,
    constraint images_pkey primary key (image_id),
    constraint images_organizer_id_upload_hash_key unique (organizer_id, upload_hash),
    constraint images_organizer_id_fkey foreign key (organizer_id) references organizers (organizer_id),
    constraint images_upload_hash_check check (octet_length(upload_hash) = 32),
    constraint images_focal_check check (focal_x between 0 and 100 and focal_y between 0 and 100)
);
comment on table images is 'A picture of an organizer.';
create table image_renditions (
    image_id uuid not null,
    width integer not null,
    height integer not null,
    -- As guichet-storage names it, by its content.
    object_name text not null,
    constraint image_renditions_pkey primary key (image_id, width),
    constraint image_renditions_image_id_fkey foreign key (image_id) references images (image_id) on delete cascade,
    constraint image_renditions_object_name_check check (object_name ~ '^[0-9a-f]{64}\.[a-z]{3,4}$')
);
comment on table image_renditions is 'A picture in one of its sizes.';
create index image_renditions_object_name_idx on image_renditions (object_name);
create table event_images (
    event_id uuid not null,
    image_id uuid not null,
    -- The first is the cover.
    position smallint not null,
    constraint event_images_pkey primary key (event_id, image_id),
    constraint event_images_event_id_position_key unique (event_id, position) deferrable initially deferred,
    constraint event_images_event_id_fkey foreign key (event_id) references events (event_id),
    constraint event_images_image_id_fkey foreign key (image_id) references images (image_id)
);
comment on table event_images is 'The pictures that an event shows.';
create index event_images_image_id_idx on event_images (image_id);
