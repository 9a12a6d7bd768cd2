create function f(a integer) returns integer language plpgsql  as $$
    BEGIN
        return 1; /* is it */
    end
$$;
