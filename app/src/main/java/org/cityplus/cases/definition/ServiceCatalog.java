package org.cityplus.cases.definition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.city.City;
import org.cityplus.city.OfferedServices;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * All services of the city. New drafts take the version in force today; drafts and cases stay on theirs, which is found here for
 * ever once it was used, also when its folder is gone.
 */
@Component
public class ServiceCatalog implements OfferedServices {
    private final DefinitionStore store;
    private final City city;
    private final Clock clock;
    private final List<ServiceDefinition> versions;
    private final Map<Key, DefinitionReader.Loaded> loaded = new ConcurrentHashMap<>();
    private final Set<Key> kept = ConcurrentHashMap.newKeySet();
    private volatile Offer offer;

    /** @throws DefinitionException when a definition has a mistake, or was changed after it was used */
    ServiceCatalog(City city, DefinitionStore store, Clock clock) {
        this.store = store;
        this.city = city;
        this.clock = clock;
        ServiceFolders folders = ServiceFolders.read(city.servicesFolder(), city);
        if (!folders.errors().isEmpty()) {
            throw new DefinitionException(folders.errors());
        }
        folders.loaded().forEach(one -> loaded.put(Key.of(one.definition()), one));
        this.versions = folders.loaded().stream()
                .map(DefinitionReader.Loaded::definition)
                .toList();
        this.offer = Offer.on(today(), versions);
        checkUsed();
    }

    private record Key(String service, String version) {
        static Key of(ServiceDefinition definition) {
            return new Key(definition.id(), definition.version());
        }
    }

    /** What is offered on a day, ready to be listed and searched. */
    private record Offer(
            LocalDate day,
            Map<String, ServiceDefinition> last,
            List<ServiceDefinition> services,
            Map<String, ServiceDefinition> byId,
            ServiceSearch search) {
        static Offer on(LocalDate day, List<ServiceDefinition> versions) {
            Map<String, ServiceDefinition> last = versions.stream()
                    .filter(version -> !version.effective().isAfter(day))
                    .collect(Collectors.toMap(
                            ServiceDefinition::id,
                            version -> version,
                            (one, other) -> one.effective().isAfter(other.effective()) ? one : other));
            List<ServiceDefinition> services = last.values().stream()
                    .filter(version -> version.isOfferedOn(day))
                    .sorted(Comparator.comparing(ServiceDefinition::order).thenComparing(ServiceDefinition::id))
                    .toList();
            return new Offer(
                    day,
                    last,
                    services,
                    services.stream().collect(Collectors.toUnmodifiableMap(ServiceDefinition::id, s -> s)),
                    new ServiceSearch(services));
        }
    }

    /** Versions used before must still say what they said; those from before anything was kept are kept now. */
    private void checkUsed() {
        List<String> changed = new ArrayList<>();
        for (DefinitionStore.Used used : store.listUsed()) {
            Key key = new Key(used.service(), used.version());
            DefinitionReader.Loaded here = loaded.get(key);
            if (here == null) {
                DefinitionReader.Reading reading = stored(key);
                if (reading.loaded().isEmpty()) {
                    throw new DefinitionException(reading.problems());
                }
            } else if (!here.definition().digest().equals(used.digest())) {
                changed.add(used.service() + "/" + used.version());
            }
            kept.add(key);
        }
        if (!changed.isEmpty()) {
            throw new DefinitionException("Changed after it was used by drafts or cases: " + String.join(", ", changed)
                    + ". Put the files back as they were, and make the change in a new version: a new folder beside it with its own"
                    + " version and effective day. 已经有人用过的版本不能改：请恢复原文件，在旁边新建一个版本的文件夹，写上新的 version 和 effective。");
        }
        List<String> missing = new ArrayList<>();
        for (DefinitionStore.Used used : store.listMissing()) {
            findVersion(used.service(), used.version())
                    .ifPresentOrElse(this::use, () -> missing.add(used.service() + "/" + used.version()));
        }
        if (!missing.isEmpty()) {
            throw new DefinitionException(
                    "Cases were lodged under versions that are nowhere: " + String.join(", ", missing)
                            + ". Put their folders back into the city pack. 有案件是按这些版本提交的，却哪里都找不到：请把它们的文件夹放回城市包。");
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(city.zone()));
    }

    private Offer offer() {
        LocalDate today = today();
        Offer current = offer;
        if (!current.day().equals(today)) {
            current = Offer.on(today, versions);
            offer = current;
        }
        return current;
    }

    @Override
    public List<Offered> listOffered() {
        return list().stream()
                .map(service -> new Offered(
                        service.id(),
                        service.name(),
                        service.agencyKind(),
                        service.process().findAppointment().map(Process.Appointment::kind)))
                .toList();
    }

    /** What can be applied for today. */
    public List<ServiceDefinition> list() {
        return offer().services();
    }

    public Optional<ServiceDefinition> find(String id) {
        return Optional.ofNullable(offer().byId().get(id));
    }

    /** The version in force today, or the last that was before the service ended. */
    public Optional<ServiceDefinition> findLast(String id) {
        return Optional.ofNullable(offer().last().get(id));
    }

    /** Why the service can no longer be applied for, under whichever version a form was begun; empty while it can. */
    public Optional<Message> findEnding(ServiceDefinition begun) {
        if (find(begun.id()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(findLast(begun.id())
                .flatMap(ServiceDefinition::findEnds)
                .map(day -> Message.of("cases.service.ended-on", begun.name(), day))
                .orElseGet(() -> Message.of("cases.service.ended", begun.name())));
    }

    /** The version in force today. */
    public ServiceDefinition get(String id) {
        return find(id).orElseThrow(Refusal::notFound);
    }

    /** The version that a draft or a case is made under. */
    public ServiceDefinition get(String id, String version) {
        return findVersion(id, version)
                .orElseThrow(() -> new IllegalStateException("no definition of " + id + " " + version));
    }

    public Optional<ServiceDefinition> findVersion(String id, String version) {
        Key key = new Key(id, version);
        DefinitionReader.Loaded here = loaded.get(key);
        if (here == null) {
            // Another node may have used a version that came after this one started.
            stored(key);
            here = loaded.get(key);
        }
        return Optional.ofNullable(here).map(DefinitionReader.Loaded::definition);
    }

    /** Whether some version of the service can be filed by others: what was begun for somebody can be gone on with. */
    public boolean isForOthers(String id) {
        return loaded.values().stream()
                .map(DefinitionReader.Loaded::definition)
                .anyMatch(version -> version.id().equals(id) && version.forOthers());
    }

    /** All versions there are in the city pack. */
    public List<ServiceDefinition> listVersions() {
        return versions;
    }

    /**
     * Says that something is made under this definition: from now on it cannot be changed.
     *
     * @throws IllegalStateException when another node uses something else under the same version
     */
    public void use(ServiceDefinition definition) {
        Key key = Key.of(definition);
        if (kept.contains(key)) {
            return;
        }
        DefinitionReader.Loaded here = loaded.get(key);
        if (here == null) {
            throw new IllegalStateException("not a definition of this city: " + key);
        }
        String digest = store.keep(here);
        if (!digest.equals(definition.digest())) {
            throw new IllegalStateException("used elsewhere with another content: " + key);
        }
        rememberOnceCommitted(key);
    }

    private void rememberOnceCommitted(Key key) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            kept.add(key);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                kept.add(key);
            }
        });
    }

    private DefinitionReader.Reading stored(Key key) {
        DefinitionReader.Reading reading = store.findFiles(key.service(), key.version())
                .map(files -> DefinitionReader.read(key.service(), key.version(), files, city))
                .orElse(new DefinitionReader.Reading(Optional.empty(), List.of()));
        reading.loaded().ifPresent(one -> loaded.put(key, one));
        return reading;
    }

    /** Services whose name or keywords contain what was typed, in either language, or whose name has these pinyin initials. */
    public List<ServiceDefinition> search(String typed) {
        return offer().search().find(typed);
    }
}
