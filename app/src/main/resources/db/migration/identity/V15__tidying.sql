-- Old codes go once an hour: by age, not by phone.
create index sign_in_code_age on identity.sign_in_code (created_at);
