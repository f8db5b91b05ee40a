package org.cityplus.city;

import java.util.Map;

/**
 * What law is called in English, by what it is called in Chinese: a property of the law, so that no definition has to say it.
 * What is not here has no English.
 *
 * @param titles of laws and regulations, in full and as they are cited in short, without 《》
 * @param series of numbered documents, such as 国务院令 of 国务院令第841号
 * @param remarks what is said beside a citation, word for word, such as 未核实
 */
public record LawTable(Map<String, String> titles, Map<String, String> series, Map<String, String> remarks) {
    public static final LawTable EMPTY = new LawTable(Map.of(), Map.of(), Map.of());

    public LawTable {
        titles = Map.copyOf(titles);
        series = Map.copyOf(series);
        remarks = Map.copyOf(remarks);
    }
}
