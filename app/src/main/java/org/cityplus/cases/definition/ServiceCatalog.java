package org.cityplus.cases.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cityplus.city.City;
import org.cityplus.city.OfferedServices;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;

/** All services of the city. */
@Component
public class ServiceCatalog implements OfferedServices {
    private final List<ServiceDefinition> services;

    ServiceCatalog(City city) {
        this.services = read(city.servicesFolder());
    }

    static List<ServiceDefinition> read(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .map(DefinitionReader::read)
                    .sorted(Comparator.comparing(ServiceDefinition::id))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    @Override
    public List<Offered> listOffered() {
        return services.stream()
                .map(service -> new Offered(service.id(), service.name(), service.agencyKind()))
                .toList();
    }

    public List<ServiceDefinition> list() {
        return services;
    }

    public Optional<ServiceDefinition> find(String id) {
        return services.stream().filter(service -> service.id().equals(id)).findFirst();
    }

    public ServiceDefinition get(String id) {
        return find(id).orElseThrow(Refusal::notFound);
    }

    /** Services whose name or keywords contain what was typed, in either language. */
    public List<ServiceDefinition> search(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        return services.stream().filter(service -> matches(service, wanted)).toList();
    }

    private static boolean matches(ServiceDefinition service, String wanted) {
        return Stream.concat(
                        Stream.of(
                                service.name().zh(),
                                service.name().en(),
                                service.tile().zh()),
                        service.keywords().stream())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(word -> word.contains(wanted) || (word.length() > 1 && wanted.contains(word)));
    }
}
