-- 0006: what satisfaction is told by: street and household of the insured, sums by month and breakdown, behaviour beside
-- the answers, and snapshots from which a report can be printed again for ever.

-- The street (街道, nine digits: the district's six and three more), and whether nobody else lives there.
alter table person
    add column street       char(9),
    add column lives_alone  boolean not null default false;
