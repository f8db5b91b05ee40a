-- A person reads all entries about them, newest first, a page at a time.
create index entry_of_subject on audit.entry (subject, id desc);
