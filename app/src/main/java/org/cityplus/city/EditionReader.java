package org.cityplus.city;

import java.time.DayOfWeek;
import java.util.Objects;
import java.util.Set;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads editions as they stood at one moment. */
final class EditionReader {
    private final CityRows rows;
    private final TransactionTemplate oneMoment;

    EditionReader(CityRows rows, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        oneMoment.setReadOnly(true);
    }

    Edition read(Set<DayOfWeek> weekend) {
        return Objects.requireNonNull(oneMoment.execute(status -> rows.read(weekend)));
    }
}
