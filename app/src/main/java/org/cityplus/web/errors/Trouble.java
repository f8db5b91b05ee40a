package org.cityplus.web.errors;

import java.util.List;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;

/**
 * A failure as a reader is told it: what failed, what is kept and what to do.
 *
 * @param status the HTTP status, which the reader never sees
 * @param key names the kind of trouble; the last part of a problem's type
 */
record Trouble(int status, String key, Message what, Message remedy, List<FieldError> fields) {

    static Trouble of(int status, String name) {
        return new Trouble(
                status, "web." + name, Message.of("web.trouble." + name), Message.of("web.remedy." + name), List.of());
    }
}
