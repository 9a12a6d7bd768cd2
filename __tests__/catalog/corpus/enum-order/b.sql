create type status as enum ('published', 'draft');
