package org.cityplus.cases.definition.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cityplus.city.LawTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Citations as they stand in definitions, in bylaws and in clerks' files. */
class CitationsTest {
    static final LawTable TABLE = new LawTable(
            Map.of(
                    "中华人民共和国护照法", "Passport Law of the People’s Republic of China",
                    "护照法", "Passport Law",
                    "民法典", "Civil Code",
                    "行政许可法", "Administrative License Law"),
            Map.of("国务院令", "Order of the State Council", "发改价格", "NDRC (prices)"),
            Map.of("未核实", "not verified", "示例", "an example", "示例，没有依据", "an example without a basis"));

    private static final Citations CITATIONS = new Citations(TABLE);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            《中华人民共和国护照法》第五条                | Passport Law of the People’s Republic of China, Article 5
            《护照法》                                    | Passport Law
            护照法第六条、第七条                          | Passport Law, Articles 6 and 7
            护照法                                        | Passport Law
            《护照法》第 6 条                             | Passport Law, Article 6
            《护照法》第１３条                            | Passport Law, Article 13
            《护照法》第六条；《行政许可法》第四十二条    | Passport Law, Article 6; Administrative License Law, Article 42
            《护照法》、《行政许可法》第四十二条          | Passport Law, Administrative License Law, Article 42
            《护照法》第六条和《行政许可法》第四十二条    | Passport Law, Article 6 and Administrative License Law, Article 42
            护照法及民法典第二十七条                      | Passport Law and Civil Code, Article 27
            《护照法》第二十、三十、六十二条              | Passport Law, Articles 20, 30 and 62
            《护照法》第十三条第一款第二项、第三项        | Passport Law, Article 13, paragraph 1, items 2 and 3
            《护照法》第十三条第一款第三项、第五十一条    | Passport Law, Article 13, paragraph 1, item 3; Article 51
            《护照法》第十三条第一款第二项和第三款        | Passport Law, Article 13, paragraph 1, item 2, and paragraph 3
            《护照法》第七条第三款和第七条第二项          | Passport Law, Article 7, paragraph 3; Article 7, item 2
            《护照法》第十三条第四项                      | Passport Law, Article 13, item 4
            《护照法》第十三条第一款第二项第三目          | Passport Law, Article 13, paragraph 1, item 2, subitem 3
            《护照法》第二十一条之一第二款                | Passport Law, Article 21-1, paragraph 2
            《民法典》第一千零一十五条                    | Civil Code, Article 1015
            《民法典》第一百二十三条                      | Civil Code, Article 123
            《民法典》第二百零一条至第二百零三条          | Civil Code, Articles 201 to 203
            《民法典》第五至七条                          | Civil Code, Articles 5 to 7
            《民法典》第二章第三节                        | Civil Code, Chapter 2, Section 3
            《护照法》第二章第六条、第七条                | Passport Law, Chapter 2, Article 6; Article 7
            《护照法》2006-04-29                          | Passport Law, 29 April 2006
            npc.gov.cn 护照法 2006-04-29                  | npc.gov.cn Passport Law, 29 April 2006
            《行政许可法》（2019年修正）第三十二条        | Administrative License Law (amended 2019), Article 32
            《护照法》第六条（未核实）                    | Passport Law, Article 6 (not verified)
            （未核实）《护照法》第六条                    | (not verified) Passport Law, Article 6
            国务院令第841号                               | Order of the State Council No. 841
            发改价格〔2019〕914号（未核实）               | NDRC (prices) [2019] No. 914 (not verified)
            示例，没有依据                                | an example without a basis
            第六条第二款                                  | Article 6, paragraph 2
            unverified                                    | unverified
            """)
    void whatIsUnderstoodIsEnglish(String chinese, String english) {
        assertThat(CITATIONS.english(chinese)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            《海商法》第五条                              | 《海商法》第五条
            《海商法》第五条、第六条                      | 《海商法》第五条、第六条
            《护照法实施细则》第五条                      | 《护照法实施细则》第五条
            《护照法》实施细则                            | 《护照法》实施细则
            护照法实施细则第五条                          | 护照法实施细则第五条
            《护照法                                      | 《护照法
            除《护照法》第六条外                          | 除《护照法》第六条外
            小小城第二条                                  | 小小城第二条
            《护照法》第六条规定的期限                    | Passport Law, Article 6 规定的期限
            《护照法》第六条；《海商法》第五条            | Passport Law, Article 6; 《海商法》第五条
            《海商法》第五条；《护照法》第六条            | 《海商法》第五条; Passport Law, Article 6
            《护照法》第六条和《海商法》第五条            | Passport Law, Article 6 and 《海商法》第五条
            《海商法》（未核实）                          | 《海商法》 (not verified)
            示例二                                        | 示例二
            《护照法》第百三条                            | 《护照法》第百三条
            《护照法》第六条例外                          | 《护照法》第六条例外
            《护照法》第七条至第五条                      | Passport Law, Article 7 至第五条
            《护照法》第一款                              | 《护照法》第一款
            《护照法》第六条第一项目                      | Passport Law, Article 6 第一项目
            《护照法》第六条第一款，第二项                | Passport Law, Article 6, paragraph 1, 第二项
            《护照法》2006-02-30                          | 《护照法》2006-02-30
            国务院令                                      | 国务院令
            小学校长，第二条                              | 小学校长，第二条
            """)
    void whatIsNotForSureStaysChinese(String written, String shown) {
        assertThat(CITATIONS.english(written)).isEqualTo(shown);
    }

    @Test
    void ofTwoNamesTheLongerIsMeant() {
        Citations both = new Citations(new LawTable(
                Map.of("护照法", "Passport Law", "护照法实施细则", "Rules for the Passport Law"), Map.of(), Map.of()));
        assertThat(both.english("护照法实施细则第五条")).isEqualTo("Rules for the Passport Law, Article 5");
    }

    @Test
    void aNumberIsWhatLawWouldWrite() {
        for (int value = 1; value <= 9999; value++) {
            String written = Numeral.written(value);
            assertThat(Numeral.at("第" + written + "条", 1)).contains(new Numeral(value, written.length() + 1));
            assertThat(Numeral.at(value + "条", 0))
                    .contains(new Numeral(value, String.valueOf(value).length()));
        }
        assertThat(Numeral.written(123)).isEqualTo("一百二十三");
        assertThat(Numeral.written(1010)).isEqualTo("一千零一十");
        for (String no : new String[] {"零", "一一", "百三", "十百", "一百二", "一百零二十", "十零", "0", "05", "12345", "万", ""}) {
            assertThat(Numeral.at(no, 0).filter(read -> read.end() == no.length()))
                    .as(no)
                    .isEmpty();
        }
    }
}
