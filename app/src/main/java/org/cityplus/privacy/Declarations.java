package org.cityplus.privacy;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.NoSuchElementException;
import org.cityplus.city.City;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the city pack says about data of people, by kind. */
@Component
public class Declarations {
    private final PrivacyFile.Contents contents;
    private final @Nullable Duration coolingOff;

    /** @param coolingOff instead of the pack's days, for trying it out */
    Declarations(City city, @Value("${cityplus.privacy.cooling-off:#{null}}") @Nullable Duration coolingOff) {
        this.contents = PrivacyFile.read(city.privacyFile());
        this.coolingOff = coolingOff;
    }

    /** In the order of the file. */
    public List<Declared> list() {
        return contents.kinds();
    }

    public Declared get(String kind) {
        return contents.kinds().stream()
                .filter(declared -> declared.id().equals(kind))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("the pack's privacy.yaml declares no " + kind));
    }

    /** For how long {@code kind} is kept, for this service if the pack says so. */
    public Period periodOf(String kind, String service) {
        Declared declared = get(kind);
        return declared.services().getOrDefault(service, declared.findAfter().orElseThrow());
    }

    /** How long an erasure that was asked for can be taken back. */
    public Duration coolingOff() {
        return coolingOff == null ? Duration.ofDays(contents.coolingOffDays()) : coolingOff;
    }

    /** How long a copy can be fetched. */
    public Duration copyLife() {
        return Duration.ofDays(contents.copyDays());
    }
}
