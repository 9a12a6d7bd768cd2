create type status as enum ('draft', 'review', 'published');
