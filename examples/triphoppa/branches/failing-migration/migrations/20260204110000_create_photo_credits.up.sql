create table photo_credits (
    photo_id bigint not null references photos (id) on delete cascade,
    name text not null,
    licence text not null default 'all rights reserved',

    primary key (photo_id, name)
);

insert into photo_credits (photo_id, name)
select photos.id, travellers.display_name
from photos
join travellers on travellers.id = photos.uploader_id;
