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

    /** Whether one word in small letters is what was typed, or has it as pinyin initials. */
    static boolean matches(String word, String wanted) {
        boolean letters = wanted.length() > 1 && wanted.chars().allMatch(c -> c >= 'a' && c <= 'z');
        String initials = letters ? Pinyin.initials(word) : "";
        return word.contains(wanted)
                || word.length() > 1 && wanted.contains(word)
                || initials.length() > 1 && initials.contains(wanted);
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
