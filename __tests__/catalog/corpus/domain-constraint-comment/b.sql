create domain d as integer not null check (value > 0) constraint small check (value < 9);
comment on constraint d_check on domain d is 'Positive';
comment on constraint small on domain d is 'Small';
