package org.cityplus.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A message that goes along with a change and takes nothing back when it fails: the account's own messages tell too. */
final class BestEffort {
    private static final Logger log = LoggerFactory.getLogger(BestEffort.class);

    private BestEffort() {}

    /** Tries once the transaction is committed, so that no provider is waited for inside it. */
    static void afterCommit(Runnable message) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try {
                    message.run();
                } catch (SmsNotSent notSent) {
                    log.warn(
                            "a message that goes with a change did not go out: {}",
                            notSent.message().key());
                }
            }
        });
    }
}
