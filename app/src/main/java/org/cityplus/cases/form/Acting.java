package org.cityplus.cases.form;

import java.util.List;
import java.util.UUID;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.identity.Mandate;
import org.cityplus.identity.MandateScope;
import org.cityplus.identity.Mandates;
import org.cityplus.identity.Profile;
import org.cityplus.identity.Residents;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Whose matters somebody may see to: their own, and of those they represent the services the mandate is for. */
@Component
public class Acting implements MandateScope {
    private final Mandates mandates;
    private final Residents residents;
    private final ServiceCatalog services;

    Acting(Mandates mandates, Residents residents, ServiceCatalog services) {
        this.mandates = mandates;
        this.residents = residents;
        this.services = services;
    }

    /** Somebody one may act for. */
    public record Represented(UUID id, String name, Mandate mandate) {}

    @Override
    public List<Service> list() {
        return services.list().stream()
                .filter(ServiceDefinition::forOthers)
                .map(service -> new Service(service.id(), service.name()))
                .toList();
    }

    /** Whether {@code viewer} may see to this service of {@code subject} now. */
    public boolean may(UUID viewer, UUID subject, String service) {
        return viewer.equals(subject) || services.isForOthers(service) && mandates.mayAct(viewer, subject, service);
    }

    /** Somebody else's is as good as none. */
    public void require(UUID viewer, UUID subject, String service) {
        if (!may(viewer, subject, service)) {
            throw Refusal.notFound();
        }
    }

    /** Those whose {@code service} the viewer may see to, themselves not among them. */
    public List<Represented> listRepresented(UUID viewer, String service) {
        return listRepresented(viewer).stream()
                .filter(person -> may(viewer, person.id, service))
                .toList();
    }

    public List<Represented> listRepresented(UUID viewer) {
        return mandates.listInForce(viewer).stream()
                .filter(mandate -> mandate.represented() != null)
                .map(mandate -> {
                    UUID person = java.util.Objects.requireNonNull(mandate.represented());
                    return new Represented(person, name(person), mandate);
                })
                .toList();
    }

    /** What a person is called on a record. */
    public String name(UUID person) {
        Profile profile = residents.getProfile(person);
        return profile.findName().orElseGet(profile::shownAs);
    }

    /** For whom {@code viewer} acts, on a page; empty when for themselves. */
    public String forWhom(UUID viewer, UUID person) {
        return viewer.equals(person) ? "" : name(person);
    }

    /** The mandate under which {@code viewer} acts for somebody else. */
    public Mandate getMandate(UUID viewer, UUID subject, String service) {
        return mandates.findInForce(viewer, subject, service).orElseThrow(Refusal::notFound);
    }
}
