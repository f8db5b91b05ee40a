-- Who filed a case for its applicant; nobody but the applicant when empty.
alter table cases.case_row add column filer uuid;
alter table cases.case_row add column filed_as text;
alter table cases.case_row add column filer_name text;
alter table cases.case_row add check ((filer is null) = (filed_as is null) and (filer is null) = (filer_name is null));
create index case_row_of_filer on cases.case_row (filer) where filer is not null;
