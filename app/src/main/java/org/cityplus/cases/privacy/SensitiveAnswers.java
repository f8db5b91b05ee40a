package org.cityplus.cases.privacy;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Drafts;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.privacy.ConsentEffect;
import org.springframework.stereotype.Component;

/**
 * Sensitive answers to a service (PIPL art. 28). Once the consent is taken back they go from the unfinished form at once; what
 * was sent already is decided on its legal basis, which no consent carries (PIPL art. 13, 16).
 */
@Component
class SensitiveAnswers implements ConsentEffect {
    private final ServiceCatalog services;
    private final Drafts drafts;

    SensitiveAnswers(ServiceCatalog services, Drafts drafts) {
        this.services = services;
        this.drafts = drafts;
    }

    @Override
    public String kind() {
        return "sensitive";
    }

    @Override
    public LocalizedText name(String service) {
        return services.findLast(service).map(ServiceDefinition::name).orElse(new LocalizedText(service, service));
    }

    @Override
    public void withdrawn(UUID person, String service) {
        drafts.findOpen(person, service)
                .map(draft -> drafts.getLocked(person, draft.id()))
                .filter(draft -> draft.findLodgedAs().isEmpty())
                .ifPresent(draft -> drafts.save(person, draft.id(), emptied(drafts.definition(draft))));
    }

    private static Map<String, String> emptied(ServiceDefinition service) {
        return service.fields().filter(Field::sensitive).collect(Collectors.toMap(Field::id, field -> ""));
    }
}
