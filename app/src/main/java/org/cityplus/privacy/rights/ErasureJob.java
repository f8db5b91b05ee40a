package org.cityplus.privacy.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cityplus.kernel.PersonalData;
import org.cityplus.privacy.rights.Erasures.Erasure;
import org.cityplus.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Carries out erasures whose time has come. Every step may be done again and changes nothing the second time, so a job that
 * was killed is simply begun anew: the row says RUNNING until all is done.
 */
@Component
class ErasureJob {
    private static final Logger log = LoggerFactory.getLogger(ErasureJob.class);

    private final Erasures erasures;
    private final ObjectProvider<PersonalData> parts;
    private final Vault vault;

    ErasureJob(Erasures erasures, ObjectProvider<PersonalData> parts, Vault vault) {
        this.erasures = erasures;
        this.parts = parts;
        this.vault = vault;
    }

    @Scheduled(fixedDelayString = "${cityplus.privacy.erasure-delay:60s}", initialDelay = 20_000)
    void carryOutDue() {
        for (Erasure due : erasures.listDue()) {
            try {
                carryOut(due);
            } catch (RuntimeException e) {
                // The next run goes on with it; one person's trouble is not the others'.
                log.error("erasure {} did not end: {}", due.id(), e.getClass().getName());
            }
        }
    }

    /** A database restored from a backup brings people back; whoever was destroyed since is erased again. */
    @Order(0)
    @EventListener(ApplicationReadyEvent.class)
    void redoAfterRestore() {
        List<UUID> again = vault.destroyAgain();
        again.forEach(erasures::beginAgain);
        if (!again.isEmpty()) {
            log.warn("{} people had been erased since this backup; they are erased again", again.size());
            carryOutDue();
        }
    }

    void carryOut(Erasure due) {
        if (erasures.begin(due)) {
            steps(due.person()).forEach(Runnable::run);
            erasures.end(due);
        }
    }

    /**
     * What is done, in order. The parts are asked twice: what a request under way wrote during the first time is found the
     * second time, and by then nothing new can be sealed for the person.
     */
    List<Runnable> steps(UUID person) {
        List<Runnable> steps = new ArrayList<>();
        parts.orderedStream().forEach(part -> steps.add(() -> part.erase(person)));
        steps.add(() -> vault.destroy(person));
        parts.orderedStream().forEach(part -> steps.add(() -> part.erase(person)));
        return steps;
    }
}
