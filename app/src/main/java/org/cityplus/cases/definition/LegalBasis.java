package org.cityplus.cases.definition;

import java.time.LocalDate;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Where the law says so, what it says, and when somebody last looked. */
public record LegalBasis(
        String id,
        LocalizedText law,
        @Nullable LocalizedText article,
        LocalizedText says,
        LocalizedText source,
        LocalDate checked,
        boolean verified) {

    /** In one sentence. */
    public LocalizedText sentence() {
        return article == null
                ? new LocalizedText(law.zh() + "：" + says.zh(), law.en() + ": " + says.en())
                : new LocalizedText(
                        law.zh() + article.zh() + "：" + says.zh(), law.en() + ", " + article.en() + ": " + says.en());
    }
}
