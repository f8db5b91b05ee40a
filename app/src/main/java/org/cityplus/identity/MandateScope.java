package org.cityplus.identity;

import java.util.List;
import org.cityplus.kernel.LocalizedText;

/** What a mandate can be limited to; a module whose services can be done for somebody offers a bean. */
public interface MandateScope {
    List<Service> list();

    /** One such service. */
    record Service(String id, LocalizedText name) {}
}
