package org.cityplus.cases.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cityplus.kernel.LocalizedText;

/** A part of a definition under the id it goes by. */
record Named(String id, Piece piece) {
    /** Those that have an id, each once; one that is there again is a mistake where it stands. */
    static List<Named> eachOnce(List<Piece> pieces) {
        return eachOnce(pieces, piece -> piece.text("id"));
    }

    static List<Named> eachOnce(List<Piece> pieces, Function<Piece, String> id) {
        Map<String, Named> named = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            Named one = new Named(id.apply(piece), piece);
            if (!one.id.isEmpty() && named.putIfAbsent(one.id, one) != null) {
                one.tellTwice();
            }
        }
        return List.copyOf(named.values());
    }

    private void tellTwice() {
        piece.find("id")
                .orElse(piece)
                .error(
                        new LocalizedText("「" + id + "」写了两次", "“" + id + "” is there twice"),
                        new LocalizedText("改一个名字，或者删掉一个", "Rename one, or remove it"));
    }
}
