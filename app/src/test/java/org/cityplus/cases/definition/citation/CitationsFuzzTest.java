package org.cityplus.cases.definition.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cityplus.city.LawTable;

/** Citations nobody meant, and thousands that somebody could have. */
class CitationsFuzzTest {
    private static final Citations CITATIONS = new Citations(CitationsTest.TABLE);

    private static final String[] PIECES = {
        "《",
        "》",
        "〈",
        "〉",
        "护照法",
        "中华人民共和国护照法",
        "民法典",
        "海商法",
        "第",
        "条",
        "款",
        "项",
        "目",
        "章",
        "节",
        "之",
        "至",
        "到",
        "一",
        "十",
        "百",
        "千",
        "零",
        "〇",
        "二十一",
        "1",
        "13",
        "９",
        "99999",
        "和",
        "及",
        "以及",
        "与",
        "、",
        "，",
        "；",
        "。",
        "：",
        "（",
        "）",
        "(",
        ")",
        ",",
        ";",
        " ",
        "\n",
        "\t",
        "〔2019〕",
        "号",
        "国务院令",
        "发改价格",
        "未核实",
        "示例",
        "2006-04-29",
        "2006-99-99",
        "（2019年修正）",
        "外",
        "规定",
        "例",
        "Article 5",
        "npc.gov.cn",
        "𠮷",
        "😀",
        "\uD842",
        "「",
        "」",
        "\u0000",
        "\u3000"
    };

    private static String anything(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            text.append(
                    random.nextInt(12) == 0
                            ? Character.toString(random.nextInt(0x4e00, 0x9fa5))
                            : PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** Nothing is thrown; no Chinese comes that was not there, and none is moved. */
    @Property(tries = 20_000, seed = "20261201")
    void whateverIsWrittenIsSaidOrLeft(@ForAll long seed) {
        String written = anything(new Random(seed), 24);
        String said = CITATIONS.english(written);
        List<Integer> before = chinese(written);
        int at = 0;
        for (int sign : chinese(said)) {
            while (at < before.size() && before.get(at) != sign) {
                at++;
            }
            assertThat(at).as("%s became %s", written, said).isLessThan(before.size());
            at++;
        }
    }

    /** What goes is what was understood: without a name of the table and without a provision of one, nothing goes. */
    @Property(tries = 10_000, seed = "20261202")
    void nothingIsLostWhereNothingIsKnown(@ForAll long seed) {
        String written = anything(new Random(seed), 16).replace('第', '弟').replaceAll("以及|[和及与]", "且");
        String said = new Citations(LawTable.EMPTY).english(written);
        assertThat(chinese(said)).as("%s became %s", written, said).isEqualTo(chinese(written));
    }

    /** A law of the table and one that is not, in any order: the second stays with every sign of it. */
    @Property(tries = 5_000, seed = "20261203")
    void anUnknownLawStaysWhole(@ForAll long seed) {
        Random random = new Random(seed);
        String unknown = "《海商" + Numeral.written(1 + random.nextInt(9999)) + "法》第"
                + Numeral.written(1 + random.nextInt(200)) + "条";
        String known = "《护照法》第" + Numeral.written(1 + random.nextInt(200)) + "条";
        String mark = List.of("；", "，", "、").get(random.nextInt(3));
        String said = CITATIONS.english(random.nextBoolean() ? unknown + mark + known : known + mark + unknown);
        assertThat(said).contains(unknown).contains("Passport Law, Article ");
    }

    /** Any list of provisions, written as law writes it: each number comes out, in order, under its own word. */
    @Property(tries = 10_000, seed = "20261204")
    void provisionsComeOutAsTheyWentIn(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder written = new StringBuilder("《护照法》");
        List<String> expected = new ArrayList<>();
        int article = 0;
        for (int i = random.nextInt(4); i >= 0; i--) {
            // Each another one: of the same, what comes later is not told with the article again.
            article = article % 1260 + 1 + random.nextInt(1200);
            written.append(expected.isEmpty() ? "" : random.nextBoolean() ? "、" : "和")
                    .append("第")
                    .append(random.nextInt(4) == 0 ? " " + article + " " : Numeral.written(article))
                    .append("条");
            String number = String.valueOf(article);
            if (random.nextInt(5) == 0) {
                int inserted = 1 + random.nextInt(9);
                written.append("之").append(Numeral.written(inserted));
                number += "-" + inserted;
            }
            expected.add(number);
            for (String[] below : new String[][] {{"款", "paragraph"}, {"项", "item"}}) {
                if (random.nextInt(3) == 0) {
                    int of = 1 + random.nextInt(30);
                    written.append("第").append(Numeral.written(of)).append(below[0]);
                    expected.add(below[1] + " " + of);
                }
            }
        }
        String said = CITATIONS.english(written.toString());
        List<String> numbers = Pattern.compile("(?:(?:paragraph|item) )?\\d+(?:-\\d+)?")
                .matcher(said)
                .results()
                .map(match -> match.group().toLowerCase(Locale.ROOT))
                .toList();
        assertThat(numbers).as("%s became %s", written, said).isEqualTo(expected);
        assertThat(Citations.hasChinese(said)).isFalse();
    }

    private static List<Integer> chinese(String text) {
        return text.codePoints().filter(Character::isIdeographic).boxed().collect(Collectors.toList());
    }
}
