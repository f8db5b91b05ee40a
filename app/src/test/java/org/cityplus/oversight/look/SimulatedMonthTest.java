package org.cityplus.oversight.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cityplus.audit.AuditEntry;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.cityplus.kernel.Ids;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * A month of an agency of ten: ordinary work as it falls, and misuse planted among it. How much of the misuse is found, and how
 * many ordinary days are troubled. Random, with a fixed seed.
 */
class SimulatedMonthTest extends LookScene {
    private static final int SECONDS = 6;
    private static final int OFFICERS = 10;
    private static final int PEOPLE = 1500;
    private static final int HOUSES = 600;
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 9);
    private static final LocalDate END = LocalDate.of(2026, 11, 9);
    private static final String COMMON = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    private static final String RARE = "冉谭向秦田彭邹熊白段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤常温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛明超霞平刚桂雨思子文博一诺海春国秀英启玉兰映雪光荣建华";

    private final Random random = new Random(20261125);
    private final List<UUID> people = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Integer> houses = new ArrayList<>();
    private final List<Officer> officers = new ArrayList<>();
    private final Set<String> planted = new LinkedHashSet<>();
    private final List<AuditEntry> month = new ArrayList<>();

    private String name() {
        String surname = random.nextInt(100) < 62 ? sign(COMMON) : sign(RARE);
        return surname + sign(GIVEN) + (random.nextInt(100) < 75 ? sign(GIVEN) : "");
    }

    private String sign(String of) {
        int at = random.nextInt(of.length());
        return of.substring(at, at + 1);
    }

    private UUID resident(String name, int house) {
        UUID id = Ids.next(Clock.systemUTC());
        vault.admit(id);
        String phone = "137%08d".formatted(people.size());
        byte[] profile = JsonMapper.shared()
                .writeValueAsString(Map.of("name", name, "district", "500103", "address", "模拟路 " + house + " 号 3 楼"))
                .getBytes(StandardCharsets.UTF_8);
        jdbc.sql("insert into identity.resident (id, phone_digest, profile, created_at) values (?, ?, ?, now())")
                .params(id, vault.digest("identity.phone", phone + id), vault.seal(id, profile))
                .update();
        people.add(id);
        names.add(name);
        houses.add(house);
        return id;
    }

    /** The officers are residents too, and have declared phone and home. */
    private void populate() {
        for (int i = 0; i < OFFICERS; i++) {
            String name = name();
            Officer one = employed(agency, name, Role.OFFICER);
            officers.add(one);
            int house = random.nextInt(HOUSES);
            UUID self = resident(name, house);
            declare(
                    one,
                    "PHONE",
                    jdbc.sql("select phone_digest from identity.resident where id = ?")
                            .param(self)
                            .query(byte[].class)
                            .single());
            declare(one, "HOME", vault.digest("identity.home", "500103:模拟路" + house + "号"));
        }
        while (people.size() < PEOPLE) {
            resident(name(), random.nextInt(HOUSES));
        }
    }

    private void declare(Officer who, String mark, byte[] digest) {
        jdbc.sql("insert into oversight.declared values (?, ?, ?, now())")
                .params(who.id(), mark, HexFormat.of().formatHex(digest))
                .update();
    }

    private void look(Officer who, UUID person, Instant at) {
        month.add(new AuditEntry(at, who.id(), who.displayName(), person, "case:" + person, "looked"));
    }

    /** Between half past eight and half past five; one day in twenty until half past seven, one in two hundred until nine. */
    private void ordinaryDay(Officer who, LocalDate day) {
        int looks = (int) Math.max(3, 24 + random.nextGaussian() * 7);
        int chance = random.nextInt(200);
        int minutes = chance == 0 ? 750 : chance < 10 ? 660 : 540;
        for (int i = 0; i < looks; i++) {
            int minute = 510 + random.nextInt(minutes);
            look(who, people.get(OFFICERS + random.nextInt(PEOPLE - OFFICERS)), at(day, minute / 60, minute % 60));
        }
    }

    private void misuse(List<LocalDate> days) {
        for (int i = 0; i < 8; i++) {
            plant(days, "colleague", officer(i), people.get((i + 1) % OFFICERS));
        }
        for (int i = 0; i < 8; i++) {
            Officer who = officer(i);
            int home = houses.get(i % OFFICERS);
            for (int p = OFFICERS; p < PEOPLE; p++) {
                if (houses.get(p) == home) {
                    plant(days, "neighbour", who, people.get(p));
                    break;
                }
            }
        }
        for (int i = 0; i < 6; i++) {
            UUID famous = people.get(PEOPLE - 1 - i);
            jdbc.sql("insert into oversight.protected_person values (?, 'public-figure', ?, now())")
                    .params(famous, vault.seal(famous, "often in the papers"))
                    .update();
            plant(days, "protected", officer(i + 3), famous);
        }
        for (int i = 0; i < 6; i++) {
            LocalDate day = days.get(random.nextInt(days.size()));
            look(officer(i), people.get(OFFICERS + i), at(day, 21, 20 + i));
            planted.add("outside-hours " + officer(i).id() + " - " + day);
        }
        for (int i = 0; i < 3; i++) {
            // Not in the first week: what is usual has to be known of a newcomer too, but that is another rule's test.
            LocalDate day = days.get(7 + random.nextInt(days.size() - 7));
            for (int n = 0; n < 45; n++) {
                look(officer(i + 6), people.get(OFFICERS + random.nextInt(PEOPLE - OFFICERS)), at(day, 14, n));
            }
            planted.add("many-in-an-hour " + officer(i + 6).id() + " - " + day);
        }
        LocalDate slow = days.get(15);
        for (int n = 0; n < 90; n++) {
            look(
                    officer(4),
                    people.get(OFFICERS + random.nextInt(PEOPLE - OFFICERS)),
                    at(slow, 9 + n / 12, n % 12 * 5));
        }
        planted.add("many-in-a-day " + officer(4).id() + " - " + slow);
    }

    private Officer officer(int i) {
        return officers.get(i % OFFICERS);
    }

    private void plant(List<LocalDate> days, String rule, Officer who, UUID person) {
        LocalDate day = days.get(random.nextInt(days.size()));
        look(who, person, at(day, 10, random.nextInt(60)));
        planted.add(rule + " " + who.id() + " " + person + " " + day);
    }

    @Test
    void allPlantedMisuseIsFoundAndOrdinaryDaysAreSeldomTroubled() {
        populate();
        List<LocalDate> days = FIRST.datesUntil(END)
                .filter(day -> city.calendar().isWorkingDay(day))
                .toList();
        misuse(days);
        days.forEach(day -> officers.forEach(who -> ordinaryDay(who, day)));
        // Day after day, as it happens: what is usual is what was before.
        month.sort(Comparator.comparing(AuditEntry::at));
        transactions.executeWithoutResult(status -> month.forEach(audit::write));
        examined();
        List<String> found = jdbc.sql("""
                select distinct l.rule || ' ' || f.actor || ' ' || coalesce(f.subject::text, '-') || ' ' || f.day
                  from oversight.flag f join oversight.flag_look l on l.flag = f.id where f.agency = ?
                """).param(agency).query(String.class).list();
        long right = planted.stream().filter(found::contains).count();
        long flags = count("select count(*) from oversight.flag where agency = ?", agency);
        long rightFlags = jdbc
                .sql(
                        "select f.actor || ' ' || coalesce(f.subject::text, '-') || ' ' || f.day from oversight.flag f where f.agency = ?")
                .param(agency)
                .query(String.class)
                .list()
                .stream()
                .filter(flag -> planted.stream().anyMatch(each -> each.endsWith(flag)))
                .count();
        double perDay = (double) (flags - rightFlags) / (OFFICERS * days.size());
        long looks = count("select count(*) from oversight.trail where is_look");
        System.out.printf(
                "simulated month: %d looks by %d officers on %d days; %d of %d planted found; %d flags, %d of them false:"
                        + " %.3f per officer and day%n",
                looks, OFFICERS, days.size(), right, planted.size(), flags, flags - rightFlags, perDay);
        found.stream()
                .map(each -> each.substring(0, each.indexOf(' ')))
                .collect(Collectors.groupingBy(rule -> rule, TreeMap::new, Collectors.counting()))
                .forEach((rule, count) -> System.out.println("simulated month: " + rule + " " + count));
        assertThat(found).containsAll(planted);
        assertThat(perDay).as("false flags per officer and day").isLessThan(0.5);
    }

    /** What detection costs those who write, each at the pace the city runs at: the same inserts in turn, three times. */
    @Tag("deep")
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    @Test
    void whatDetectionCostsTheWriters() throws InterruptedException {
        double alone = 0;
        double beside = 0;
        for (int round = 0; round < 3; round++) {
            alone += writesPerSecond(false);
            beside += writesPerSecond(true);
        }
        examined();
        long read = count("select count(*) from audit.leaf");
        jdbc.sql("update oversight.place set next_leaf = 0").update();
        long start = System.nanoTime();
        detection.keepUp();
        System.out.printf(
                "audit writes per second: %.0f with the log alone behind them, %.0f with detection too: %.2f; detection reads"
                        + " %.0f entries per second%n",
                alone / 3, beside / 3, beside / alone, read / ((System.nanoTime() - start) / 1e9));
        assertThat(detection.behind()).isZero();
    }

    private double writesPerSecond(boolean isDetecting) throws InterruptedException {
        AtomicBoolean goesOn = new AtomicBoolean(true);
        Thread behind = Thread.startVirtualThread(() -> {
            for (int second = 0; goesOn.get(); second++) {
                ReflectionTestUtils.invokeMethod(log, "keepUp");
                if (isDetecting && second % 2 == 1) {
                    detection.keepUp();
                }
                LockSupport.parkNanos(2_000_000_000L);
            }
        });
        List<UUID> some = Stream.generate(this::somebody).limit(40).toList();
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        int writes = 0;
        while (System.nanoTime() < end) {
            looks(officer, some.get(writes++ % some.size()), "case:x", clock.instant());
        }
        goesOn.set(false);
        behind.join();
        return writes / (double) SECONDS;
    }
}
