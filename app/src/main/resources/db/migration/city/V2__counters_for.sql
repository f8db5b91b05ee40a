-- How many of an office's counters are for one kind of visit alone, as offices.csv writes it: biometrics=2 papers=1.
alter table city.office add column counters_for text not null default '';
