package org.cityplus.privacy;

import java.util.UUID;
import org.cityplus.kernel.LocalizedText;

/** What a kind of consent carries; a bean of the module that acts on it. Called in the transaction of the act. */
public interface ConsentEffect {
    /** The kind's word, such as {@code app}. */
    String kind();

    /** What people call the item consented to. */
    LocalizedText name(String item);

    /** Ends at once what the consent carried. */
    void withdrawn(UUID person, String item);

    /** Carries it again, after a consent just taken back was given again in the same words. */
    default void restored(UUID person, String item, String version) {}
}
