-- What was read long ago is forgotten by the day it was read.
create index notification_read on channels.notification (read_at) where read_at is not null;
