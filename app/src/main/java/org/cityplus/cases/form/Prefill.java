package org.cityplus.cases.form;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.identity.Profile;
import org.cityplus.identity.Residents;
import org.cityplus.kernel.DistrictCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the city knows already is not asked again, only shown for checking. */
@Component
class Prefill {
    private final Residents residents;
    private final Offices offices;

    Prefill(Residents residents, Offices offices) {
        this.residents = residents;
        this.offices = offices;
    }

    Map<String, String> answers(UUID resident, ServiceDefinition service) {
        Profile profile = residents.getProfile(resident);
        Map<String, String> answers = new HashMap<>();
        service.fields().forEach(field -> {
            String known = known(field, profile, service);
            if (known != null) {
                answers.put(field.id(), known);
            }
        });
        return answers;
    }

    private @Nullable String known(Field field, Profile profile, ServiceDefinition service) {
        if (field.type() == FieldType.OFFICE) {
            return nearest(profile, service);
        }
        return switch (field.prefill()) {
            case "name" -> profile.name();
            case "idNumber" ->
                profile.findIdNumber().map(number -> number.value()).orElse(null);
            case "surnameLatin" -> profile.surnameLatin();
            case "givenNamesLatin" -> profile.givenNamesLatin();
            case "mobile" -> profile.findPhone().map(phone -> phone.value()).orElse(null);
            case "address" -> profile.address();
            case "district" -> profile.findDistrict().orElse(null);
            case null, default -> null;
        };
    }

    private @Nullable String nearest(Profile profile, ServiceDefinition service) {
        return profile.findDistrict()
                .flatMap(district -> offices.list(service).stream()
                        .filter(office -> office.district().equals(new DistrictCode(district)))
                        .findFirst())
                .map(office -> office.id().value())
                .orElse(null);
    }
}
