create type status as enum ('draft', 'published');
