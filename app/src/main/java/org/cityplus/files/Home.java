package org.cityplus.files;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database knows where its files are. A node that would look elsewhere does not start. */
final class Home {
    private Home() {}

    /**
     * Takes {@code place} down as the files' home, or finds that it is.
     *
     * @param moved somebody has copied the files to {@code place} and says so
     * @throws StoreProblem when they are elsewhere
     */
    static void settle(JdbcClient jdbc, String place, boolean moved) {
        jdbc.sql("""
                insert into files.home (place)
                select case when exists (select from files.file) then 'folder' else ? end
                    on conflict (single) do nothing
                """).param(place).update();
        String known =
                jdbc.sql("select place from files.home").query(String.class).single();
        if (known.equals(place)) {
            return;
        }
        Optional<Long> files =
                jdbc.sql("select count(*) from files.file").query(Long.class).optional();
        if (!moved && files.orElse(0L) > 0) {
            throw new StoreProblem("The files of this city are in " + known + ", the settings say " + place
                    + ". Put the settings back; or copy all files there and start once with cityplus.files.moved=true."
                    + " 文件存储位置与数据库记录不一致。");
        }
        jdbc.sql("update files.home set place = ?").param(place).update();
    }
}
