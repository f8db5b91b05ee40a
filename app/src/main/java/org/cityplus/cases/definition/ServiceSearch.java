package org.cityplus.cases.definition;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds services by what people call them; words are prepared once. */
final class ServiceSearch {
    private final List<Entry> entries;

    private record Entry(ServiceDefinition service, List<String> words, List<String> initials) {}

    ServiceSearch(List<ServiceDefinition> services) {
        this.entries = services.stream().map(ServiceSearch::entry).toList();
    }

    List<ServiceDefinition> find(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        boolean letters = wanted.length() > 1 && wanted.chars().allMatch(c -> c >= 'a' && c <= 'z');
        return entries.stream()
                .filter(entry -> entry.words.stream()
                                .anyMatch(word -> word.contains(wanted) || word.length() > 1 && wanted.contains(word))
                        || letters && entry.initials.stream().anyMatch(initials -> initials.contains(wanted)))
                .map(Entry::service)
                .toList();
    }

    private static Entry entry(ServiceDefinition service) {
        List<String> words = Stream.concat(
                        Stream.of(
                                service.name().zh(),
                                service.name().en(),
                                service.tile().zh(),
                                service.shortName().zh()),
                        service.keywords().stream())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        return new Entry(
                service,
                words,
                words.stream().map(Pinyin::initials).filter(i -> i.length() > 1).toList());
    }
}
