package org.cityplus.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of loading, with a pack that breaks it. */
class CityPackRulesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void startFromAGoodPack() {
        Packs.copy(Packs.TINYTOWN, folder);
    }

    @Test
    void acceptsTheGoodPack() {
        assertThat(City.load(folder).districts()).hasSize(2);
    }

    /** In {@code file}, {@code from} becomes {@code to}; the report names {@code place} and the rule. */
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            city.yaml             | hotline: "110"        | hotlin: "110"         | city.yaml:6, hotlin: is not a known key
            city.yaml             | id: tinytown          | id: a\\nid: b         | city.yaml:3, id: must be given once
            city.yaml             | Asia/Urumqi           | Asia/Nowhere          | city.yaml:5, zone: must be a time zone
            city.yaml             | [zh-CN, en]           | [zh-CN]               | languages: must be [zh-CN, en]
            city.yaml             | region: "9901"        | region: "50"          | districts.csv:2, code: must begin with the city’s region
            city.yaml             | name: {               | name: {{              | city.yaml:5, file: must be YAML
            districts.csv         | ,note                 | ,notes                | districts.csv:1, notes: is not a known column
            districts.csv         | ,note                 | ,notes                | districts.csv:1, note: is a missing column
            districts.csv         | code,kind             | kind,code             | districts.csv:1, header: must name each column once, in order
            districts.csv         | 990102,county         | 990101,county         | districts.csv:3, code: must be different in each row
            districts.csv         | 990102,county         | 99010,county          | districts.csv:3, code: must be a district code
            districts.csv         | 990102,county         | 990102,shire          | districts.csv:3, kind: must be one of district, county
            districts.csv         | ,East District        | ,                     | districts.csv:2, name_en: must not be empty
            districts.csv         | ,East District        | ,"East\\nDistrict"    | districts.csv:2, row: must not hold a line break
            districts.csv         | 10.5,50.5             | 10.5                  | districts.csv:2, row: must have 10 cells, not 9
            districts.csv         | 10.5,50.5             | 190,50.5              | districts.csv:2, longitude: must be a number from -180
            districts.csv         | 2020-01-01            | 2020-13-01            | districts.csv:4, until: must be a date
            districts.csv         | ,2020-01-01,990102    | 2021-01-01,2020-01-01,990102 | districts.csv:4, until: must be after from
            districts.csv         | 2020-01-01,990102     | 2020-01-01,           | districts.csv:4, successor: must stand exactly where until does
            districts.csv         | 2020-01-01,990102     | 2020-01-01,990199     | districts.csv:4, successor: must be listed in districts.csv
            districts.csv         | 2020-01-01,990102     | 2020-01-01,990103     | districts.csv:4, successor: must be a unit of today
            agencies.csv          | civil-affairs,,       | civil-affairs,990103, | agencies.csv:2, district: must be listed in districts.csv as a unit of today
            agencies.csv          | civil-affairs,,       | civil-affairs,,nobody | agencies.csv:2, parent: must be listed in agencies.csv
            agencies.csv          | civil-affairs,,       | civil-affairs,,town-hall | agencies.csv:2, parent: must lead up to an agency without a parent
            agencies.csv          | plum                  | pink                  | agencies.csv:2, tint: must be one of jade
            agencies.csv          | town-hall             | Town Hall             | agencies.csv:2, id: must be an id
            agencies.csv          | town-hall             | city                  | agencies.csv:2, id: must not be city
            offices.csv           | hall-1,town-hall      | hall-1,nobody         | offices.csv:2, agency: must be listed in agencies.csv
            offices.csv           | 08:00-10:00           | 08:00-10:00 09:00-11:00 | offices.csv:2, hours: must be stretches in order
            offices.csv           | 08:00-10:00           | 10:00-08:00           | offices.csv:2, hours: must be stretches in order
            offices.csv           | 10:00,20,             | 10:00,25,             | offices.csv:2, slot_minutes: must divide each stretch
            offices.csv           | 20,1,true             | 20,0,true             | offices.csv:2, counters: must be a whole number from 1
            offices.csv           | 20,1,true             | 20,1,yes              | offices.csv:2, demo: must be true or false
            calendar/calendar.yaml | 261                  | 260                   | calendar/calendar.yaml:3, working_days: must be the number of working days, which is 261
            calendar/calendar.yaml | SATURDAY]            | SATURDAI]             | weekend: must list days
            calendar/calendar.yaml | 2026.csv             | 2027.csv              | calendar/2027.csv, file: must exist
            calendar/2026.csv     | 2026-01-02            | 2025-01-03            | calendar/2026.csv:3, date: must lie in 2026
            calendar/2026.csv     | 2026-01-02            | 2026-01-04            | calendar/2026.csv:3, kind: must be off on a day that is no weekend
            calendar/2026.csv     | 2026-01-02            | 2026-01-01            | calendar/2026.csv:3, date: must be different in each row
            texts/en.yaml         | footer.demo           | footer                | texts/zh-CN.yaml:1, footer.demo: must also be in texts/en.yaml
            texts/en.yaml         | footer.demo           | footer                | texts/en.yaml:1, footer: must also be in texts/zh-CN.yaml
            demo/residents.csv    | 500199199001010013    | 500199199001010014    | demo/residents.csv:2, id_number: must have the right check digit
            demo/residents.csv    | 500199199001010013    | 110105199001010013    | demo/residents.csv:2, id_number
            demo/residents.csv    | 500199199001010013    | 11010519491231002X    | demo/residents.csv:2, id_number: must begin with a region kept for made-up people, 500190 to 500199
            demo/residents.csv    | 1990-01-01            | 1990-01-02            | demo/residents.csv:2, birth_date: must be the date in the identity number
            demo/residents.csv    | ,M,                   | ,F,                   | demo/residents.csv:2, sex: must agree
            demo/residents.csv    | 13900000001           | 12900000001           | demo/residents.csv:2, phone: must be a mobile number
            demo/residents.csv    | true                  | false                 | demo/residents.csv:2, synthetic: must be true
            demo/staff.csv        | town-hall             | nobody                | demo/staff.csv:2, agency: must be listed in agencies.csv
            """)
    void refuses(String file, String from, String to, String report) throws IOException {
        change(file, from, to.replace("\\n", "\n"));
        assertThatThrownBy(() -> City.load(folder))
                .isInstanceOf(CityPackException.class)
                .hasMessageContaining(report);
    }

    @Test
    void reportsAllMistakesAtOnceEachWithItsRemedy() throws IOException {
        change("city.yaml", "Asia/Urumqi", "Mars");
        change("agencies.csv", "plum", "pink");
        change("demo/staff.csv", "true", "false");
        CityPackException refused = catchThrowableOfType(CityPackException.class, () -> City.load(folder));
        assertThat(refused.problems())
                .extracting(PackProblem::file)
                .containsExactly("city.yaml", "agencies.csv", "demo/staff.csv");
        assertThat(refused.problems()).allSatisfy(p -> assertThat(p.toString()).matches("(?s).*: .+\\. .+"));
        assertThat(refused).hasMessageContaining("has 3 mistakes");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThatThrownBy(() -> City.load(folder.resolve("atlantis")))
                .isInstanceOf(CityPackException.class)
                .hasMessageContaining("Set cityplus.city to a city pack");
    }

    @Test
    void refusesAMissingOrMisencodedTable() throws IOException {
        Files.delete(folder.resolve("offices.csv"));
        Files.writeString(folder.resolve("agencies.csv"), "id,名称\n", Charset.forName("GBK"));
        assertThatThrownBy(() -> City.load(folder))
                .hasMessageContaining("offices.csv, file: must exist")
                .hasMessageContaining("agencies.csv");
    }

    @Test
    void refusesTariffStepsWithAGap() throws IOException {
        Files.createDirectories(folder.resolve("tariffs"));
        Files.writeString(folder.resolve("tariffs/water.csv"), """
                utility,from,until,period,unit,over,up_to,price_fen,verified,note
                water,2026-01-01,,year,m3,0,260,350,false,
                water,2026-01-01,,year,m3,300,,422,false,
                """);
        assertThatThrownBy(() -> City.load(folder)).hasMessageContaining("tariffs/water.csv:3, over");
    }

    @Test
    void refusesAMapThatLacksADistrictOnceItIsAskedFor() throws IOException {
        change("districts.geojson", "990102", "990103");
        City city = City.load(folder);
        assertThatThrownBy(() -> city.map().shapes())
                .isInstanceOf(CityPackException.class)
                .hasMessageContaining("[990102, 990103]");
    }

    @Test
    void hasNoMapAndNoMadeUpPeopleWithoutTheirFiles() throws IOException {
        Files.delete(folder.resolve("districts.geojson"));
        Files.delete(folder.resolve("demo/residents.csv"));
        Files.delete(folder.resolve("demo/staff.csv"));
        Files.delete(folder.resolve("demo"));
        City city = City.load(folder);
        assertThat(city.map().shapes()).isEmpty();
        assertThat(city.demo().isEmpty()).isTrue();
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path, StandardCharsets.UTF_8);
        assertThat(text).as("the good %s", file).contains(from);
        Files.writeString(path, text.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));
    }
}
