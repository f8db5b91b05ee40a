package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which parts a sealed name is found, and by which it is not. */
class NamePiecesTest {
    private static boolean finds(String typed, String name) {
        Set<String> wanted = NamePieces.wanted(typed);
        return !wanted.isEmpty() && NamePieces.of(name).containsAll(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "王五, 王五, true",
        "王, 王五, true",
        "五, 王五, true",
        "五王, 王五, false",
        "思远, 欧阳思远, true",
        "欧阳, 欧阳思远, true",
        "远思, 欧阳思远, false",
        "chen, 陈雨桐, true",
        "Chen Yu, 陈雨桐, true",
        "chenyutong, 陈雨桐, true",
        "yutong, 陈雨桐, true",
        "cyt, 陈雨桐, true",
        "CYT, 陈雨桐, true",
        "tong, 陈雨桐, true",
        "hen, 陈雨桐, false",
        "li, 陈雨桐, false",
        "smith, John Smith, true",
        "JO, John Smith, true",
        "jose, José Álvarez, true",
        "mith, John Smith, false",
        "阿依, 阿依古丽·买买提, true",
        "买买提, 阿依古丽·买买提, true",
        "丽买, 阿依古丽·买买提, false",
        "%, 王五, false",
        "_, 王五, false"
    })
    void aPartFindsIt(String typed, String name, boolean found) {
        assertThat(finds(typed, name)).isEqualTo(found);
    }

    /** Whatever is typed, nothing fails and a name finds itself. */
    @Property(seed = "20261125", tries = 500)
    void everyNameFindsItselfAndNoInputFails(@ForAll @StringLength(max = 60) String name) {
        Set<String> pieces = NamePieces.of(name);
        assertThat(pieces).hasSizeLessThanOrEqualTo(300);
        if (name.codePointCount(0, name.length()) <= 20) {
            assertThat(pieces).containsAll(NamePieces.wanted(name));
        }
    }
}
