-- 0004: the outbox: what terminals are told without asking (protocol page, section 7).
--
-- A message is written in the transaction of its cause: both happen, or neither does. Old messages are taken away by the
-- daemon after some days; who comes back later than that reads the present state instead.

-- The number of the newest message of a region, and of the newest that was taken away.
--
-- Why not a sequence: it numbers before the commit, so that 8 can be seen before 7, and a reader who goes on after 8 never
-- sees 7. This row is locked from the numbering until the commit. So messages become visible in the order of their numbers,
-- the numbers have no gaps (a rolled back transaction gives its own back), and "everything after 8" means what it says,
-- for every topic of the region at once. The price: transactions that tell something commit one after the other; they
-- write their messages as their last step.
create table outbox_head (
    region      char(6) not null references region,
    seq         bigint  not null,
    removed     bigint  not null default 0,
    constraint outbox_head_pkey primary key (region),
    constraint outbox_head_order check (removed between 0 and seq)
);

-- `fields` is name, value, name, value, … in the order in which they are told; no personal data.
create table outbox (
    region      char(6)     not null references region,
    seq         bigint      not null,
    topic       text        not null,
    at          timestamptz not null,
    fields      text[]      not null,
    constraint outbox_pkey primary key (region, seq),
    constraint outbox_fields check (cardinality(fields) % 2 = 0)
);
create index outbox_by_topic on outbox (region, topic, seq);
