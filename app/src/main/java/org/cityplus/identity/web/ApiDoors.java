package org.cityplus.identity.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.stream.Stream;
import org.cityplus.identity.Audience;
import org.cityplus.identity.Door;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPatternParser;

/** Says of each operation in the description whether it wants a token, and whose: as the doors have it. */
@Component
class ApiDoors implements OpenApiCustomizer {
    private final List<Door> doors;

    ApiDoors(List<Door> doors) {
        this.doors = doors;
    }

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().forEach((path, item) -> {
            List<String> roles = rolesAt(path);
            item.readOperations().forEach(operation -> require(operation, roles));
        });
    }

    /** Any one of them is enough: so they are alternatives. */
    private static void require(Operation operation, List<String> roles) {
        roles.forEach(role -> operation.addSecurityItem(new SecurityRequirement().addList("bearer", role)));
    }

    private List<String> rolesAt(String path) {
        PathContainer at = PathContainer.parsePath(path);
        return Stream.of(Audience.values())
                .filter(audience -> doors.stream()
                        .filter(door -> door.audience() == audience)
                        .flatMap(door -> door.patterns().stream())
                        .anyMatch(pattern ->
                                PathPatternParser.defaultInstance.parse(pattern).matches(at)))
                .findFirst()
                .filter(audience -> audience != Audience.ANYONE)
                .map(Audience::roles)
                .orElse(List.of());
    }
}
