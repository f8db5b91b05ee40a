package org.cityplus.cases.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** {@code zh-CN.yaml} or {@code en.yaml} of a service as written. */
record TextFile(
        String name,
        @JsonProperty("short") String shortName,
        String tile,
        List<String> keywords,
        String forWhom,
        String outcome,
        List<PrepareEntry> prepare,
        List<HowEntry> how,
        List<String> law,
        String notice,
        Map<String, SectionText> sections,
        Map<String, FieldText> fields,
        Map<String, Map<String, String>> options,
        Map<String, GroundText> refusalGrounds,
        String remedy) {

    record PrepareEntry(String kind, String name, String note) {}

    record HowEntry(String who, String act, String note) {}

    record SectionText(String title) {}

    /**
     * @param purpose what the answer is used for
     * @param basis by which article the city may ask for it
     */
    record FieldText(String label, String hint, String purpose, String basis) {}

    record GroundText(String name, String source) {}
}
