package org.cityplus.cases.definition;

import java.util.Optional;
import java.util.Set;
import org.cityplus.cases.definition.expression.Expression;
import org.cityplus.cases.definition.expression.Expressions;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Reads the conditions of a definition. */
final class Conditions {
    private final Expressions expressions;

    Conditions(Expressions expressions) {
        this.expressions = expressions;
    }

    /** The condition under {@code key}; none when there is none, or none that can be used. */
    Optional<Expression> read(Piece piece, String key) {
        Optional<Piece> written = piece.find(key).filter(Piece::isSound);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Piece condition = written.get();
        return switch (expressions.compile(condition.text())) {
            case Expressions.Compiled.Good good -> Optional.of(good.expression());
            case Expressions.Compiled.Bad bad -> {
                condition.errorAt(
                        bad.fault().column(), bad.fault().rule(), bad.fault().remedy());
                yield Optional.empty();
            }
        };
    }

    @Nullable
    Expression readOrNull(Piece piece, String key) {
        return read(piece, key).orElse(null);
    }

    /** The same, which may only look at {@code known}. */
    Optional<Expression> read(Piece piece, String key, Set<String> known) {
        return read(piece, key).filter(condition -> {
            Optional<String> later = condition.reads().stream()
                    .filter(name -> !known.contains(name))
                    .sorted()
                    .findFirst();
            later.ifPresent(name -> piece.find(key)
                    .orElse(piece)
                    .error(
                            new LocalizedText(
                                    "这里只能看前面的题；「" + name + "」不在前面",
                                    "may only look at questions before it; “" + name + "” is not"),
                            new LocalizedText("把那道题移到前面", "Move that question before this one")));
            return later.isEmpty();
        });
    }
}
