package org.cityplus.identity.web;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transactions of Spring Session: its own for each write, and none for a read, which is a single statement. Every page reads
 * a session; beginning and ending a transaction around it was two of the nine times a page asked the database.
 */
class SessionTransactions implements TransactionOperations {
    private static final ScopedValue<Boolean> READING = ScopedValue.newInstance();

    private final TransactionTemplate writing;

    SessionTransactions(PlatformTransactionManager transactions) {
        this.writing = new TransactionTemplate(transactions);
        writing.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    static <T extends @Nullable Object> T reading(ScopedValue.CallableOp<T, RuntimeException> read) {
        return ScopedValue.where(READING, true).call(read);
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
        return READING.isBound() ? work.doInTransaction(new SimpleTransactionStatus()) : writing.execute(work);
    }
}
