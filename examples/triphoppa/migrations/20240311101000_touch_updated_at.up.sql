create function touch_updated_at() returns trigger
language plpgsql as $$
begin
    new.updated_at := now();
    return new;
end
$$;

create trigger users_touch_updated_at
    before update on users
    for each row execute function touch_updated_at();

create trigger trips_touch_updated_at
    before update on trips
    for each row execute function touch_updated_at();
