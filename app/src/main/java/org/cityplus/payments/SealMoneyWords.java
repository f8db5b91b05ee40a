package org.cityplus.payments;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/**
 * Seals the words about returned money that rows of earlier releases hold in clear, once after an upgrade. The rows say what is
 * left: stopped anywhere it goes on at the next start, and several nodes share the work.
 */
@Component
class SealMoneyWords {
    private static final Logger log = LoggerFactory.getLogger(SealMoneyWords.class);
    private static final int BATCH = 200;

    private final MoneyWords words;

    SealMoneyWords(MoneyWords words) {
        this.words = words;
    }

    @Async
    @EventListener(ApplicationReadyEvent.class)
    void onceStarted() {
        int sealed = sealAll();
        if (sealed > 0) {
            log.info("sealed what {} rows of an earlier release said of returned money", sealed);
        }
    }

    /** All that is left, in batches; returns how many rows there were. */
    int sealAll() {
        int all = 0;
        for (int done = words.sealSome(BATCH); done > 0; done = words.sealSome(BATCH)) {
            all += done;
        }
        return all;
    }
}
