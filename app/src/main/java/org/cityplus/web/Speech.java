package org.cityplus.web;

import java.util.Locale;
import org.cityplus.kernel.Message;

/** Says a message in a reader's language, for texts that go elsewhere than on a page. */
public interface Speech {
    String say(Locale locale, Message message);
}
